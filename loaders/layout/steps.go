package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

var (
	rxPageNumber = regexp.MustCompile(`(?i)^[-–—\[( ]*(?:(?:page|p\.|pág\.|página|seite|s\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|de|von)\s*\d{1,4})?[-–—\]) ]*$`)
	rxHeadLeft   = regexp.MustCompile(`^(\d{1,4})(?:\s*[|•·]\s*|\t+|\s{3,})(\S.*)$`)
	rxHeadRight  = regexp.MustCompile(`^(\S.*?)(?:\s*[|•·]\s*|\t+|\s{3,})(\d{1,4})$`)
	rxEndNumber  = regexp.MustCompile(`^(?:(\d{1,4})\s+(.*)|(.*?)\s+(\d{1,4}))$`)
	rxImage      = regexp.MustCompile(`^(?:!\[[^\]]*\]\([^)]*\)|!\[\[[^\]]*\]\]|<img\b[^>]*>|<!--.*-->)$`)
)

// furniture marks rules, pictures, page numbers and running heads: by their
// shape (a short line with a page number set off at one end), or because the
// same short line comes again and again.
func (r *reader) furniture() {
	seen := map[string][]int{}
	for i := range r.chunks {
		c := &r.chunks[i]
		if i%1024 == 0 && r.ended() {
			return
		}
		s := r.str(*c)
		if len(s) > 160 || c.rows > 1 {
			continue
		}
		switch {
		case rxImage.MatchString(s):
			c.Kind = document.Furniture
			continue
		case c.form != plain || c.Kind != document.Paragraph:
			continue
		case c.gap && rxPageNumber.MatchString(s) && r.gapAfter(i):
			c.Kind = document.Furniture
			continue
		case c.gap && r.gapAfter(i) && edgedByDigit(s) && (rxHeadLeft.MatchString(s) || rxHeadRight.MatchString(s)) && i > 0:
			c.Kind = document.Furniture
			continue
		}
		if c.gap && r.gapAfter(i) {
			key := strings.ToLower(bare(s))
			if edgedByDigit(key) {
				if m := rxEndNumber.FindStringSubmatch(key); m != nil {
					key = "#" + m[2] + m[3]
				}
			}
			seen[key] = append(seen[key], i)
		}
	}
	for key, at := range seen {
		if len(key) < 4 || len(at) < 3 && !(key[0] == '#' && len(at) == 2 && len(r.chunks) > 20) {
			continue
		}
		for _, i := range at {
			if i > 3 {
				r.chunks[i].Kind = document.Furniture
			}
		}
	}
}

// edgedByDigit tells whether s begins or ends with a digit, as a line with the number of its page does.
func edgedByDigit(s string) bool {
	return s != "" && (s[0] >= '0' && s[0] <= '9' || s[len(s)-1] >= '0' && s[len(s)-1] <= '9')
}

func (r *reader) gapAfter(i int) bool { return i+1 >= len(r.chunks) || r.chunks[i+1].gap }

var rxNumberedHead = regexp.MustCompile(`^(?:(?:section|chapter|part|kapitel|capítulo)\s+)?((?:\d{1,2}\.)*\d{1,2}|[IVX]{1,6}|[A-H])([.)]|\.?)\s+(\S.*)$`)

// headings finds headings that are marked by their look alone, and sets the levels.
func (r *reader) headings() {
	marked := false
	for i := range r.chunks {
		if r.chunks[i].Kind == document.Heading || r.chunks[i].form == underline {
			r.chunks[i].Kind = document.Heading
			marked = true
		}
	}
	for i := range r.chunks {
		c := &r.chunks[i]
		if i%1024 == 0 && r.ended() {
			return
		}
		if c.Kind == document.Paragraph || c.form == numbered {
			r.looseHeading(i, c, marked)
		}
	}
	r.levels(marked)
}

func (r *reader) looseHeading(i int, c *chunk, marked bool) {
	s := r.str(*c)
	if len(s) > 240 || c.rows > 2 || !c.gap && i > 0 && !r.bold(s) {
		return
	}
	name := bare(s)
	all, upper, lower := letters(name)
	switch {
	case all < 2:
	case r.bold(s) && all > 2 && !endsStop(name) && len(name) < 200 && !strings.HasSuffix(name, ":") && !rxKeywords.MatchString(s):
		c.Kind, c.Level = document.Heading, 3
	case isSectionName(name):
		c.Kind, c.Level = document.Heading, 2
	case c.form == plain && lower == 0 && upper == all && all >= 4 && len(name) < 140 && !strings.HasSuffix(name, ",") && !marked && !endsStop(name):
		c.Kind, c.Level = document.Heading, 2
	case !marked && r.gapAfter(i) && len(name) < 120 && !endsSentence(name) && c.rows == 1:
		m := rxNumberedHead.FindStringSubmatch(name)
		if m != nil && !startsLower(m[3]) && r.proseAfter(i) && (m[1][0] <= '9' || m[2] == "." || m[2] == ")") {
			c.Kind, c.Level = document.Heading, 2+strings.Count(m[1], ".")
		}
	}
	if c.Kind == document.Heading {
		c.Content.Start, c.Content.End = trim(r.text, c.Start, c.End)
		c.Label = ""
		if strings.HasPrefix(s, "**") || strings.HasPrefix(s, "__") {
			c.Content = document.Span{Start: c.Start + 2, End: max(c.Start+2, c.End-2)}
		}
	}
}

// bold tells whether a line is set in bold from end to end.
func (r *reader) bold(s string) bool {
	if !r.markdown || len(s) < 5 {
		return false
	}
	for _, m := range []string{"**", "__"} {
		if strings.HasPrefix(s, m) && strings.HasSuffix(s, m) && !strings.Contains(s[2:len(s)-2], m) {
			return true
		}
	}
	return false
}

func (r *reader) proseAfter(i int) bool {
	for k := i + 1; k < len(r.chunks) && k < i+4; k++ {
		if c := r.chunks[k]; c.Kind == document.Paragraph {
			return c.form == plain && len(r.str(c)) > 80
		} else if c.Kind == document.Heading || c.form == numbered {
			return false
		}
	}
	return false
}

// levels gives level 1 to the title alone.
func (r *reader) levels(marked bool) {
	first, ones := -1, 0
	for i, c := range r.chunks {
		if c.Kind != document.Heading {
			continue
		}
		if first < 0 {
			first = i
		}
		if c.Level == 1 && !isSectionName(bare(r.content(c))) {
			ones++
		}
	}
	if !marked {
		r.title = r.guessTitle(first)
		return
	}
	shift := 0
	if ones > 1 {
		shift = 1
	}
	for i := range r.chunks {
		c := &r.chunks[i]
		if c.Kind != document.Heading {
			continue
		}
		if c.Level == 1 && r.title < 0 {
			r.title = i
			continue
		}
		c.Level = max(2, c.Level+shift)
		if c.form != atx && c.form != underline && isSectionName(bare(r.str(*c))) {
			c.Level = 2
		}
	}
	if r.title < 0 && first >= 0 && first < 4 && !isSectionName(bare(r.content(r.chunks[first]))) && r.chunks[first].form == atx {
		r.title = first
		r.chunks[first].Level = 1
	}
}

// guessTitle finds the title of a text without marks: the first short line that
// is no sentence, before any long paragraph.
func (r *reader) guessTitle(first int) int {
	for i := 0; i < len(r.chunks) && i < 6; i++ {
		c := &r.chunks[i]
		s := r.str(*c)
		switch {
		case c.Kind == document.Heading && !isSectionName(bare(s)):
			c.Level = 1
			return i
		case c.Kind == document.Heading:
			return -1
		case c.Kind != document.Paragraph:
			continue
		case len(s) > 300 || endsSentence(s) && !strings.HasSuffix(s, "?"):
			return -1
		case i == 0 && rxJournal.MatchString(s), rxDated.MatchString(s), rxDateOnly.MatchString(s):
			continue
		case wordCount(s) >= 3 || first >= 0:
			c.Kind, c.Level = document.Heading, 1
			return i
		}
	}
	return -1
}

// sections tells every block the heading it stands under.
func (r *reader) sections() {
	at := -1
	for i := range r.chunks {
		r.chunks[i].Section = at
		if r.chunks[i].Kind == document.Heading {
			at = i
		}
	}
}

func (r *reader) sectionName(i int) string {
	if s := r.chunks[i].Section; s >= 0 {
		return bare(r.content(r.chunks[s]))
	}
	return ""
}

// apparatus reads bibliographies and lists of notes: every line that begins an
// entry is a list item, every numbered line under "Notes" a note.
func (r *reader) apparatus() {
	for i := range r.chunks {
		c := &r.chunks[i]
		if c.Kind != document.Paragraph && c.form != numbered && c.form != noteLine {
			continue
		}
		name := r.sectionName(i)
		switch {
		case c.form == noteLine:
			// the number of an entry, not a note's, where a list is numbered so
			if superscriptDigits(r.text[c.Start:c.Content.Start]) && bibliographyNames.MatchString(name) && looksLikeEntry(r.content(*c)) {
				c.Kind, c.item = document.ListItem, true
			}
		case c.form == numbered && noteNames.MatchString(name):
			c.Kind = document.Footnote
		case c.Kind == document.Paragraph && bibliographyNames.MatchString(name) && looksLikeEntry(r.str(*c)):
			c.Kind, c.item = document.ListItem, true
		}
	}
}

// superscriptDigits tells whether a mark is raised digits, whatever way they are raised.
func superscriptDigits(mark string) bool {
	n, _ := superscript(mark)
	return n > 0 && n == len(mark) || strings.HasPrefix(mark, "<sup>")
}

var (
	rxAuthorStart = regexp.MustCompile(`^(?:[\pL][\pL'’.\- ]{0,40}, (?:\p{Lu}[.\-\pL]|\p{Lu}\b)|———|---\.|—\.)`)
	rxYear        = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d[a-z]?\b|\(n\.\s?d\.|(?i:forthcoming|in press)`)
	rxAnyURL      = regexp.MustCompile(`<?https?://\S+|doi\.org/\S+|\b10\.\d{4,}/\S+`)
)

// looksLikeEntry tells whether s can be the beginning of a bibliography entry:
// it begins with an author or has a year of its own.
func looksLikeEntry(s string) bool {
	if strings.Contains(s, "://") || strings.Contains(s, "10.") || strings.Contains(s, "doi.org/") {
		s = rxAnyURL.ReplaceAllString(s, "")
	}
	t := strings.TrimLeft(s, "*_“\"'‘[( ")
	r, _ := utf8.DecodeRuneInString(t)
	if t == "" || unicode.IsLower(r) && !rxAuthorStart.MatchString(t) {
		return false
	}
	return rxAuthorStart.MatchString(s) || rxYear.MatchString(s)
}
