package layout

import (
	"regexp"
	"strings"

	"kg/document"
)

var (
	rxAccepted  = regexp.MustCompile(`(?i)\baccepted\b(?: for publication)?(?: on)?\s*[:,]?\s*`)
	rxPublished = regexp.MustCompile(`(?i)\b(?:first published|published(?: online)?|publication date|available online|date of publication|posted)\b(?: on)?\s*[:,]?\s*`)
	// what a journal counts by: "No. 4 December 2024" names no fourth of December
	rxCount = regexp.MustCompile(`(?i)\b(?:vol(?:ume)?|no|issue|number|part)\.? ?\d{1,4}\b`)
	// rxSeries is the number of a paper in its series, "2023/07", which is no date.
	rxSeries    = regexp.MustCompile(`\b(?:1[89]|20)\d\d ?[/-] ?\d{1,3}\b(?:[^-/\d]|$)|(?i:\b(?:no|nr)\. ?\d{1,4})`)
	rxIssueYear = regexp.MustCompile(`\(((?:1[89]|20)\d\d)\)[*_. ]*$`)
	rxCited     = regexp.MustCompile(`\([^()]{0,60}\p{Lu}[^()]{0,60},? (?:1[89]|20)\d\d[a-z]?(?:[,;:)]|, pp?\.)`)
)

// dates reads when the document was published. A paper says so itself
// (published, else accepted, else its journal's line); being received is no
// publication. A page of news is dated by what stands between its headline and
// its text: a date at the top of a saved page may be the day it was saved.
func (r *reader) dates() {
	var accepted, journal, plainDate dated
	for i, c := range r.chunks {
		if c.Kind != document.FrontMatter {
			continue
		}
		s := r.str(c)
		if m := rxPublished.FindStringIndex(s); m != nil {
			if d, ok := firstDate(s[m[1]:], 24); ok && r.setDate(d, c.Start+m[1]) {
				return
			}
		}
		if m := rxAccepted.FindStringIndex(s); m != nil && accepted.edtf == "" {
			if d, ok := firstDate(s[m[1]:], 24); ok {
				accepted = d.shift(c.Start + m[1])
			}
			continue
		}
		if strings.Contains(strings.ToLower(s), "received") || strings.Contains(strings.ToLower(s), "submitted") {
			continue
		}
		d, ok := firstDate(rxCount.ReplaceAllStringFunc(s, blank), 200)
		switch {
		case !ok:
		case rxJournal.MatchString(s) && journal.edtf == "":
			journal = issueYear(s, d).shift(c.Start)
		case rxPaper.MatchString(s) && len(s) < 160 && journal.edtf == "":
			if d, ok = firstDate(rxSeries.ReplaceAllStringFunc(s, blank), 160); ok {
				journal = d.shift(c.Start)
			}
		case r.meta.Genre == document.GenreNews && i > r.title && plainDate.edtf == "", r.title >= 0 && len(s) < 60 && plainDate.edtf == "" && len(d.edtf) > 4:
			plainDate = d.shift(c.Start)
		}
	}
	for _, d := range []dated{accepted, journal, plainDate} {
		if d.edtf != "" && r.setDate(d, 0) {
			return
		}
	}
	if r.meta.Genre == document.GenreNews {
		r.pageDate()
	}
	if r.meta.Date == "" {
		r.dateline()
	}
}

// rxDateline is the head of a news report that tells the day: "LIMA, June 3, 2019 (Agency) -".
var rxDateline = regexp.MustCompile(`^[*_]*\p{Lu}[\p{Lu}.'’ -]{2,40}, ([^()—–]{6,24}?)[*_]*(?: ?\([^()]{2,30}\))? ?(?:—|–|--|-)[*_ ]*[\p{Lu}“"‘']`)

// dateline takes the day that stands at the head of the first paragraph.
func (r *reader) dateline() {
	for _, c := range r.chunks[max(r.title, 0):] {
		if c.Kind != document.Paragraph {
			continue
		}
		if m := rxDateline.FindStringSubmatchIndex(r.str(c)); m != nil {
			if d, ok := firstDate(r.str(c)[m[2]:m[3]], 4); ok && len(d.edtf) > 7 {
				r.setDate(d, c.Start+m[2])
			}
		}
		return
	}
}

// issueYear is the year in brackets at the end of a journal's line, where the first number like a year may be a page; d without one.
func issueYear(s string, d dated) dated {
	at := rxIssueYear.FindStringSubmatchIndex(s)
	if len(d.edtf) > 4 || at == nil {
		return d
	}
	return dated{edtf: s[at[2]:at[3]], start: at[2], end: at[3]}
}

// blank is as many blanks as s has bytes.
func blank(s string) string { return strings.Repeat(" ", len(s)) }

// pageDate takes the date at the top of a page of news, but only when the
// article itself names the same month of the same year: else the page may have been saved long after.
func (r *reader) pageDate() {
	for i := 0; i < r.title; i++ {
		c := r.chunks[i]
		s, ok := dateLineOf(r.str(c))
		if c.Kind != document.Furniture && c.Kind != document.Teaser || !ok {
			continue
		}
		d, ok := firstDate(s, len(s))
		if !ok || len(d.edtf) < len("2006-01-02") {
			continue
		}
		if r.hourOnly() {
			r.setDate(d, c.Start+strings.Index(r.str(c), s))
			return
		}
		for _, x := range r.chunks[i:] {
			if x.Kind == document.Paragraph && namesMonth(r.str(x), d.edtf[:len("2006-01")]) {
				r.setDate(d, c.Start+strings.Index(r.str(c), s))
				return
			}
		}
		return // one date at the top is the page's
	}
}

// dateLineOf is the line of a block that is a date alone, or before a bar; ok is false without one.
func dateLineOf(block string) (string, bool) {
	for line := range strings.Lines(block) {
		for _, bar := range []string{"|", "•", "·"} {
			line, _, _ = strings.Cut(line, bar)
		}
		if line = strings.TrimSpace(line); rxDateOnly.MatchString(line) {
			return line, true
		}
	}
	return "", false
}

var rxHour = regexp.MustCompile(`(?i)\b(?:published|posted|updated|first published)\b(?: at)?:? *\d{1,2}[:.]\d\d`)

// hourOnly tells whether the article says at which hour it was published and not on which day: that of the page then.
func (r *reader) hourOnly() bool {
	for i := r.title + 1; i < len(r.chunks) && i < r.title+6 && r.title >= 0; i++ {
		c := r.chunks[i]
		if c.Kind != document.FrontMatter || !rxHour.MatchString(r.str(c)) {
			continue
		}
		_, dayToo := firstDate(r.str(c), c.Len())
		return !dayToo
	}
	return false
}

// namesMonth tells whether s names the month, given as "2006-01".
func namesMonth(s, month string) bool {
	for _, m := range rxMY.FindAllStringSubmatch(s, -1) {
		if edtf(m[2], m[1], "") == month {
			return true
		}
	}
	return false
}

func (r *reader) setDate(d dated, shift int) bool {
	d = d.shift(shift)
	r.meta.Date, r.meta.DateSpan = d.edtf, document.Span{Start: d.start, End: d.end}
	return d.edtf != ""
}

// authors reads the names in the front matter behind the title, up to the
// first line that is none.
func (r *reader) authors() {
	if r.title < 0 {
		return
	}
	d := document.Document{Text: r.text}
	if r.markdown {
		d.Media = "text/markdown"
	}
	for i := r.title + 1; i < len(r.chunks) && i < r.title+10; i++ {
		c := r.chunks[i]
		if c.Kind == document.Heading || c.Kind == document.Paragraph {
			break
		}
		if c.Kind != document.FrontMatter || rxDated.MatchString(r.str(c)) || rxKeywords.MatchString(r.str(c)) {
			continue
		}
		line := d.Plain(c.Content)
		names, ok := People(line)
		if first, _, more := strings.Cut(r.str(c), "\n"); more && (!ok || rxHouse.MatchString(line)) && !rxListed.MatchString(first) {
			names, ok = People(strings.Trim(first, "*_ "))
		}
		if !ok {
			names, ok = Housed(r.str(c))
		}
		if !ok {
			if len(r.meta.Authors) > 0 {
				break
			}
			continue
		}
		if r.meta.AuthorsSpan.Empty() {
			r.meta.AuthorsSpan = c.Content
		}
		r.meta.AuthorsSpan.End = c.Content.End
		if i+1 < len(r.chunks) && rxIberian.MatchString(line+"\n"+r.str(r.chunks[i+1])) {
			for k := range names {
				names[k] = twoSurnames(names[k])
			}
		}
		r.meta.Authors = append(r.meta.Authors, names...)
	}
	if len(r.meta.Authors) == 0 && r.meta.Genre != document.GenreNews {
		r.house()
	}
}

// rxListed is the end of a line on which a list of names goes on.
var rxListed = regexp.MustCompile(`(?:,|&|\band)[*_ ]*$`)

// house takes the one institution of the front matter for the author of a paper that is counted by its house and names no persons.
func (r *reader) house() {
	counted, found := false, -1
	var by document.Person
	for i := max(r.title, 0); i < len(r.chunks) && i < r.title+10; i++ {
		c := r.chunks[i]
		if c.Kind != document.FrontMatter {
			continue
		}
		for line := range strings.Lines(r.str(c)) {
			line = strings.Trim(line, "*_ \n\r")
			counted = counted || rxPaper.MatchString(line)
			if p, ok := institution(line); ok {
				if found >= 0 {
					return
				}
				by, found = p, i
			}
		}
	}
	if counted && found >= 0 {
		r.meta.Authors, r.meta.AuthorsSpan = []document.Person{by}, r.chunks[found].Content
	}
}

// genre tells a paper by its bibliography, keywords or abstract, or by many citations of author and year.
func (r *reader) genre() {
	if r.meta.Genre != document.GenreUnknown {
		return
	}
	for _, c := range r.chunks {
		s := r.str(c)
		name := bare(r.content(c))
		if c.Kind == document.Heading && (bibliographyNames.MatchString(name) || strings.EqualFold(name, "abstract")) ||
			c.Kind == document.FrontMatter && rxKeywords.MatchString(s) || c.Kind == document.Paragraph && c.Content.Start > c.Start && rxAbstract.MatchString(s) {
			r.meta.Genre = document.GenrePaper
			return
		}
	}
	if len(rxCited.FindAllStringIndex(r.text[:min(len(r.text), 1<<15)], 5)) >= 5 {
		r.meta.Genre = document.GenrePaper
	}
}

// publisher is whose the page's copyright line says it is.
func (r *reader) publisher() {
	for i := len(r.chunks) - 1; i >= 0 && i > len(r.chunks)-30; i-- {
		s := r.str(r.chunks[i])
		if len(s) > 300 || r.chunks[i].Kind == document.Paragraph {
			continue
		}
		if m := rxCopy.FindStringSubmatch(s); m != nil {
			name := m[1]
			if k := strings.Index(strings.ToLower(name), "all rights"); k >= 0 {
				name = name[:k]
			}
			r.meta.Publisher = strings.TrimSpace(name)
			return
		}
	}
}
