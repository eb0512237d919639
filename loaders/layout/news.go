package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// part is what a chunk is on a page of news.
type part int

const (
	other    part = iota
	prose         // a paragraph of sentences
	headline      // a line that is no sentence
	picture       // a photograph's caption
	byline
	dateLine
	cue     // sharing, tags, copyright: furniture
	hardCue // what opens a list of other stories
	entry   // an item of a list
)

var (
	rxHardCue = regexp.MustCompile(`(?i)^(?:most (?:popular|read|viewed|shared|commented)\b|trending\b|popular (?:now|articles|stories|posts|news)|related (?:articles?|stories|news|posts|content|links|topics|coverage)\b|related:?$|you (?:may|might) also (?:like|be interested)|recommended(?: for you| stories| articles|:|$)|don[’']t miss\b|editors?[’']?s? (?:picks?|choice)|latest (?:news|stories|articles|headlines)|latest$|more (?:stories|news|articles|from|in)\b|more$|other (?:stories|news|articles)\b|check out (?:our|other|more)\b|up next\b|in case you missed it|comments?(?: \(\d+\)|:|$)|\d+ comments?$|leave a (?:comment|reply)|join the (?:conversation|discussion)|©|\(c\) ?\d{4}|copyright\b|all rights reserved|lo más (?:leído|visto)|noticias relacionadas|te puede interesar|à lire aussi|les plus lus|articles? liés|mehr zum thema|meistgelesen|das könnte sie|lesen sie auch|mais lidas|leia também|관련 ?기사|많이 본|인기 ?기사|相关(?:新闻|阅读)|関連記事)`)
	rxCue     = regexp.MustCompile(`(?i)^(?:read (?:more|also|next|the full)\b|see also\b|also read\b|share(?: this| on| via|:|$)|tweet$|facebook\b|twitter$|x$|whatsapp$|telegram$|linkedin$|e-?mail$|print$|copy link|save$|bookmark|follow us\b|subscribe\b|sign (?:up|in)\b|log ?in\b|register\b|newsletters?\b|get our\b|(?:other )?tags?:|tagged\b|topics?:|filed under|categor(?:y|ies):|keywords?:|advertise?ments?\b|sponsored\b|promoted\b|terms (?:of|and)\b|privacy\b|cookies?\b|contact us|about us|home$|menu$|search$|skip to\b|back to top|click here|download (?:our|the) app|watch(?: now|:)|listen(?: now|:|$)|\d+ (?:min|minutes?) read|reading time|lea también|leer más|lire aussi|weiterlesen|compartir|partager|teilen|기사 ?공유|구독|기자 ?구독)`)
	rxCredit  = regexp.MustCompile(`(?:\s/\s?\p{Lu}[\pL\d .&'’\-]{1,50}$|(?i:\b(?:photo(?:graph)?|image|picture|credit|courtesy|illustration|graphic|사진|写真|foto)s?\s*(?::|=|by\b|courtesy\b|credit\b)[^.]{0,80}\.?$|[(\[](?:[^)\]]{0,40}\b)?(?:photo|image|picture|file|getty images|handout|pool|archive|screenshot|via \pL+)(?:\b[^)\]]{0,40})?[)\]]\.?$|(?:getty images|ap photo|stock photo)\.?$))`)
	rxLocated = regexp.MustCompile(`^[*_]*(?:\p{Lu}[\p{Lu}.'’ \-]{2,40}|\p{Lu}[\pL.'’\-]+(?: \p{Lu}[\pL.'’\-]+){0,2})(?:, [^—–\-(]{2,30})?[*_]*(?: ?\([^)]{2,30}\))? ?(?:—|–|--| - )[*_ ]*[\p{Lu}“"‘']`)
	rxTags    = regexp.MustCompile(`(?:^|\s)#[\pL\d_]+.*\s#[\pL\d_]+`)
	rxCopy    = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[ ,:]*(?:by )?(\p{Lu}[^.|,©]{2,60})`)
)

// news reads a page of news saved as text: it finds the headline and the
// article's paragraphs and sets the rest, teasers of other stories, captions
// and page furniture, aside. Pages that do not have the look of news stay as they are.
func (r *reader) news() {
	if r.scholarly() {
		return
	}
	parts := r.parts()
	glue := r.doubled(parts)
	if !r.isNews(parts, glue) {
		return
	}
	r.meta.Genre = document.GenreNews
	head, start := r.article(parts, glue)
	r.setNews(parts, head, start, r.bodyEnd(parts, start))
}

// parts looks at every chunk by itself.
func (r *reader) parts() []part {
	parts := make([]part, len(r.chunks))
	for i, c := range r.chunks {
		if i%1024 == 0 && r.ended() {
			return parts
		}
		s := r.str(c)
		t := strings.TrimSpace(strings.Trim(s, "*_"))
		switch {
		case c.Kind == document.Heading && (c.form == atx || c.form == underline):
			parts[i] = headline
			if rxHardCue.MatchString(r.content(c)) {
				parts[i] = hardCue
			}
		case c.Kind == document.Furniture:
			parts[i] = cue
		case c.Kind == document.TableRow, c.Kind == document.Code, c.Kind == document.SourceNote:
		case c.item:
			parts[i] = entry
		case len(s) < 200 && rxDateOnly.MatchString(t), len(s) < 120 && rxDated.MatchString(s):
			parts[i] = dateLine
		case len(s) < 250 && rxByline.MatchString(s):
			parts[i] = byline
		case len(s) < 250 && rxHardCue.MatchString(t):
			parts[i] = hardCue
		case len(s) < 250 && (rxCue.MatchString(t) && (!endsStop(s) || wordCount(s) < 8 || strings.Contains(s[:min(len(s), 40)], ":")) || r.linkLine(s) || rxTags.MatchString(s)):
			parts[i] = cue
		case c.Kind == document.Caption && c.Label != "":
		case c.Kind == document.Caption, len(s) < 500 && rxCredit.MatchString(s), r.indented(c) && !endsStop(s):
			parts[i] = picture
		case endsStop(s) && wordCount(s) >= 8 || len(s) > 240 || endsStop(s) && speech(s):
			parts[i] = prose
		case wordCount(s) >= 2 || len(s) > 12:
			parts[i] = headline
		}
	}
	return parts
}

// speech tells whether a short paragraph is still a sentence of an article: it quotes, or has a few words and a full stop.
func speech(s string) bool {
	return wordCount(s) >= 3 && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") || strings.ContainsAny(s, "“\"")
}

// indented tells whether a line begins with a blank, as the alternative text of pictures does on saved pages.
func (r *reader) indented(c chunk) bool {
	return c.rows == 1 && c.Start > 0 && r.text[c.Start-1] == ' ' && wordCount(r.str(c)) > 3
}

// linkLine tells whether s is a row of links: short pieces between bars or bullets.
func (r *reader) linkLine(s string) bool {
	for _, sep := range []string{" | ", " · ", " • ", " › ", " > "} {
		if n := strings.Count(s, sep); n >= 2 || n == 1 && len(s) < 40 {
			return len(s)/(n+1) < 30
		}
	}
	return false
}

func plainKey(s string) string {
	s = strings.NewReplacer(`\'`, "'", "’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ").Replace(s)
	return strings.Join(strings.Fields(strings.Trim(s, "*_# ")), " ")
}

// doubled finds headlines that stand on the page more than once, on their own
// or with the name of a section glued to them; captions that stand twice in a row become pictures.
// It gives for every copy the index of the first.
func (r *reader) doubled(parts []part) map[int]int {
	first := map[string]int{}
	copies := map[int]int{}
	for i := range parts {
		if parts[i] != headline && parts[i] != picture {
			continue
		}
		key := plainKey(r.content(r.chunks[i]))
		if len(key) < 16 {
			continue
		}
		k, seen := first[key]
		switch {
		case seen && parts[i] == picture:
			if k == i-1 { // the alternative text, then the caption proper
				parts[k] = cue
			}
		case seen:
			copies[i], copies[k] = k, k
		default:
			first[key] = i
		}
	}
	for i := range parts {
		if parts[i] != headline {
			continue
		}
		for _, at := range gluePoints(plainKey(r.content(r.chunks[i]))) {
			if k, ok := first[plainKey(r.content(r.chunks[i]))[at:]]; ok && k != i {
				copies[i], copies[k] = k, k
			}
		}
	}
	return copies
}

// gluePoints are the places near the beginning of s where a small letter meets a capital.
func gluePoints(s string) []int {
	var at []int
	lower := false
	for i, c := range s {
		if i > 48 {
			break
		}
		if lower && unicode.IsUpper(c) {
			at = append(at, i)
		}
		lower = unicode.IsLower(c)
	}
	return at
}

// scholarly tells whether the text has the parts of a paper: named sections, keywords, an abstract.
func (r *reader) scholarly() bool {
	for i, c := range r.chunks {
		switch {
		case c.Kind == document.Heading && c.Content.Len() < 60 && isSectionName(bare(r.content(c))):
			return true
		case i > 40:
		case c.Kind == document.FrontMatter && rxKeywords.MatchString(r.str(c)), c.Kind == document.Paragraph && c.Content.Start > c.Start && rxAbstract.MatchString(r.str(c)):
			return true
		}
	}
	return false
}

// isNews weighs the marks of a news page.
func (r *reader) isNews(parts []part, copies map[int]int) bool {
	score := 0
	count := map[part]int{}
	for i, p := range parts {
		if p == dateLine && i > 6 || p == cue && r.chunks[i].Kind == document.Furniture {
			continue
		}
		count[p]++
		if p == prose && count[prose] <= 3 && rxLocated.MatchString(r.str(r.chunks[i])) {
			score++
		}
	}
	if count[prose] == 0 {
		return false
	}
	for _, p := range []part{dateLine, byline, picture, cue} {
		if count[p] > 0 {
			score++
		}
	}
	score += min(count[hardCue], 2)
	if len(copies) > 0 {
		score += 2
	}
	return score >= 2
}

// article finds the headline's chunk (-1 for none) and the first chunk behind
// it: a marked title; else the headline that stands twice with the most
// paragraphs behind it; else the first with at least two, or one and a byline.
func (r *reader) article(parts []part, copies map[int]int) (head, start int) {
	if t := r.title; t >= 0 && r.chunks[t].form != plain && slices.Contains(parts[t:], prose) {
		return t, t + 1
	}
	best, most, first, any := -1, 0, -1, -1
	for i := range parts {
		if parts[i] != headline {
			continue
		}
		n := r.runLength(parts, i+1)
		if _, ok := copies[i]; ok && n > most {
			best, most = i, n
		}
		if first < 0 && (n >= 2 || n == 1 && r.signed(parts, i)) {
			first = i
		}
		if any < 0 && n > 0 {
			any = i
		}
	}
	switch {
	case best >= 0:
		return r.cleanCopy(copies, best), best + 1
	case r.runLength(parts, 0) > 1: // the text begins without a headline
		return -1, 0
	case first >= 0:
		if head := r.signedBefore(parts, first); head >= 0 {
			for i := head + 1; i <= first; i++ {
				if parts[i] == headline {
					parts[i] = picture // a caption between byline and text
				}
			}
			return head, head + 1
		}
		return first, first + 1
	case any >= 0:
		return any, any + 1
	}
	return -1, 0
}

// signedBefore is the headline right before the byline that stands a little before the line at i, -1 for none: what stands between byline and text
// is no headline.
func (r *reader) signedBefore(parts []part, i int) int {
	for k := i - 1; k > 0 && i-k <= 3; k-- {
		if parts[k] == byline && parts[k-1] == headline && !endsStop(r.str(r.chunks[k-1])) {
			return k - 1
		}
	}
	return -1
}

// signed tells whether a byline stands between a headline and its first paragraph.
func (r *reader) signed(parts []part, i int) bool {
	for i++; i < len(parts) && parts[i] != prose && parts[i] != headline; i++ {
		if parts[i] == byline {
			return true
		}
	}
	return false
}

// cleanCopy is the last copy of a headline up to i that has no section's name glued to it.
func (r *reader) cleanCopy(copies map[int]int, i int) int {
	k := copies[i]
	key := plainKey(r.content(r.chunks[k]))
	for ; i > k; i-- {
		if c, ok := copies[i]; ok && c == k && plainKey(r.content(r.chunks[i])) == key {
			return i
		}
	}
	return k
}

// runLength is the number of paragraphs from i on, up to the next headline or list of other stories.
func (r *reader) runLength(parts []part, i int) int {
	n := 0
	for ; i < len(parts); i++ {
		switch parts[i] {
		case prose:
			if !cutShort(r.str(r.chunks[i])) {
				n++
			}
		case headline, hardCue:
			return n
		}
	}
	return n
}

// cutShort tells whether a paragraph is the beginning of one that is to be read elsewhere.
func cutShort(s string) bool {
	s = strings.TrimRight(s, " )]*_")
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

// rxInline are pointers to other stories that stand inside articles.
var rxInline = regexp.MustCompile(`(?i)^(?:read (?:more|also|next)|see also|also read|advertise?ments?|sponsored|lea también|leer más|lire aussi|weiterlesen)\b`)

// bodyEnd is the index behind the article's last paragraph. Parts under
// headings of their own belong to it as long as nothing has closed it: a list
// of other stories closes it, sharing and tags make it doubtful.
func (r *reader) bodyEnd(parts []part, start int) int {
	end, closed, doubtful := start, false, false
	for i := start; i < len(parts); {
		if parts[i] == hardCue {
			closed = true
		}
		last, k, n, size, was := i, i, 0, 0, doubtful
		for ; k < len(parts) && (k == i || parts[k] != headline && parts[k] != hardCue); k++ {
			s := r.str(r.chunks[k])
			switch {
			case parts[k] == prose && !cutShort(s):
				last = k + 1
				n++
				size += len(s)
			case parts[k] == cue && r.chunks[k].Kind != document.Furniture && !rxInline.MatchString(s) && n > 0:
				doubtful = true
			}
		}
		switch {
		case n == 0:
		case i == start, !closed && (n > 1 || size > 160 || !was), closed && n > 2 && size > 150*n:
			end, closed = last, false
		}
		i = max(k, i+1)
	}
	return end
}

// setNews gives the chunks their kinds.
func (r *reader) setNews(parts []part, head, start, end int) {
	for i := range r.chunks {
		c := &r.chunks[i]
		inside := i >= start && i < end
		if c.Kind == document.Heading && i != head || c.Kind == document.FrontMatter {
			c.Kind, c.Level = document.Paragraph, 0
		}
		switch parts[i] {
		case prose:
			if !inside || cutShort(r.str(*c)) && r.teaserAround(parts, i) {
				c.Kind = document.Teaser
			}
		case headline:
			c.Kind = document.Teaser
			if inside && r.runLength(parts, i+1) > 0 {
				c.Kind, c.Level = document.Heading, 2
			}
		case picture:
			c.Kind = document.Caption
			if !inside && i+6 < start || i >= end+2 {
				c.Kind = document.Furniture
			}
		case cue, hardCue:
			c.Kind = document.Furniture
			if strings.Contains(r.str(*c), ": ") && inside && !rxTags.MatchString(r.str(*c)) {
				c.Kind = document.Teaser
			}
		case byline, dateLine:
			c.Kind = document.Furniture
			if i >= head && i < end {
				c.Kind = document.FrontMatter
			}
		case entry:
			if !inside {
				c.Kind = document.Teaser
			}
		default:
			if !inside && c.Kind == document.Paragraph {
				c.Kind = document.Furniture
			}
		}
	}
	r.title = head
	if head < 0 {
		return
	}
	c := &r.chunks[head]
	c.Kind, c.Level = document.Heading, 1
	if c.form == plain {
		if at := r.glued(*c); at > 0 {
			c.Content.Start += at
		}
	}
	for i := head + 1; i < start; i++ {
		if parts[i] == headline {
			r.chunks[i].Kind, r.chunks[i].Level = document.Furniture, 0
		}
	}
}

// teaserAround tells whether the paragraph stands between other stories' headlines.
func (r *reader) teaserAround(parts []part, i int) bool {
	return i > 0 && parts[i-1] == headline && (i+1 >= len(parts) || parts[i+1] != prose)
}

// glued is the length of a section's name that runs into a headline without a
// blank, 0 for none. The word so made must stand nowhere else on the page, and its second half must.
func (r *reader) glued(c chunk) int {
	s := r.content(c)
	for _, at := range gluePoints(s) {
		from := strings.LastIndexAny(s[:at], " \t") + 1
		to := at
		for to < len(s) {
			x, n := utf8.DecodeRuneInString(s[to:])
			if !unicode.IsLetter(x) {
				break
			}
			to += n
		}
		whole, tail := s[from:to], s[at:to]
		rest := strings.ToLower(r.text[:c.Start] + r.text[c.End:])
		if len(tail) > 2 && wordCount(s[at:]) >= 4 && !strings.Contains(rest, strings.ToLower(whole)) && hasWord(rest, strings.ToLower(tail)) {
			return at
		}
	}
	return 0
}

func hasWord(text, word string) bool {
	for at := 0; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return false
		}
		at += n
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		at += len(word)
	}
}
