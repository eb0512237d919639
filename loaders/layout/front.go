package layout

import (
	"regexp"
	"strings"

	"kg/document"
)

var (
	rxKeywords = regexp.MustCompile(`(?i)^[*_ ]*(key ?words|key ?words and phrases|index terms|jel(?: classification| codes?)?|subject terms|palabras clave|mots[- ]cl[ée]s|schlüsselwörter|schlagwörter|palavras[- ]chave|parole chiave|kata kunci|ключевые слова|키워드|주제어|핵심어|关键词|關鍵詞|キーワード)[*_ ]*[:：.—–-]`)
	rxAbstract = regexp.MustCompile(`(?i)^[*_ ]*(abstract|summary|resumen|résumé|resumo|zusammenfassung|abstrak|аннотация|초록|요약|摘要|要旨)[*_ ]*[:：.—–-][*_ ]*`)
	rxDated    = regexp.MustCompile(`(?i)^[*_ ]*(received|accepted|revised|published|publication date|first published|available online|submitted|date|updated|posted)\b[^.]{0,30}[:\d]`)
	rxJournal  = regexp.MustCompile(`(?i)\bvol(?:ume)?\.? ?\d+|\bissue \d+|\bno\. ?\d+|\bissn\b|^[\pL][\pL &:]+,? \d{1,3}\(\d{1,3}\)|\b\d{1,3} \((?:1[89]|20)\d\d\) ?[:,;]|\((?:1[89]|20)\d\d\),? \d{1,3} ?[:,(]|^[*_]*\pL.{2,80}?\b\d{1,4} ?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\b(?:1[89]|20)\d\d; ?\d{1,4}\b`)
	// rxPaper is the line by which a house counts its papers: "Discussion Paper 12", "Policy Brief".
	rxPaper   = regexp.MustCompile(`(?i)^[*_ ]*(?:[\pL&.’' -]{0,60}\b)?(?:(?:working|discussion|occasional|briefing|policy|research|technical|background|issue|staff|strategic|country|conference|white|green) (?:papers?|briefs?|briefings?|notes?|reports?|analysis)|special report|(?:annual|final|interim|progress|mission) report|report|briefing|factsheet|fact sheet|analysis|commentary)\b`)
	rxContact = regexp.MustCompile(`(?i)\bemail\b|e-mail|[\w.]+@[\w.]+|orcid|corresponding author|©|copyright|doi\.org|^doi\b|대학교|大学`)
	rxHouse   = regexp.MustCompile(`(?i)\buniversit|universid|\binstitut|\bdepartment of|\bschool of|\bfaculty of|\bcent(?:er|re) for|\bcollege\b`)
	rxNamed   = regexp.MustCompile(`\b(?:Universit(?:[^\si]|i )|UNIVERSI|Universid|Institut(?:[eos]?\b|ion of\b)|INSTITUT|Department of|School of|Faculty of|Cent(?:er|re) for|College\b)`)
	rxCites   = regexp.MustCompile(`\(\p{Lu}[^()]*\p{L},? (?:1[5-9]|20)\d\d[a-z]?\)`)
	rxByline  = regexp.MustCompile(`^(?:[*_]*)(?:By|BY|Von|Por|Par|Written by|Reported by|Story by|Text by)\s+\p{Lu}`)
)

// front marks what stands between the title and the text, and keyword and abstract lines wherever they are.
func (r *reader) front() {
	for i := range r.chunks {
		c := &r.chunks[i]
		if c.Kind != document.Paragraph {
			continue
		}
		s := r.str(*c)
		if rxKeywords.MatchString(s) {
			c.Kind = document.FrontMatter
			continue
		}
		if n := rxAbstract.FindStringIndex(s); n != nil && len(s)-n[1] > 80 {
			c.Content.Start += n[1]
		}
	}
	for i := 0; i < r.title; i++ {
		if c := &r.chunks[i]; c.Kind == document.Paragraph && len(r.str(*c)) < 300 {
			c.Kind = document.FrontMatter
		}
	}
	if r.title < 0 || isSectionName(bare(r.content(r.chunks[r.title]))) {
		return
	}
	for i := r.title + 1; i < len(r.chunks) && i < r.title+24; i++ {
		c := &r.chunks[i]
		s := r.str(*c)
		switch {
		case c.Kind == document.Heading || rxAbstract.MatchString(s):
			return
		case c.Kind == document.Furniture, c.Kind == document.Footnote, c.Kind == document.FrontMatter:
			continue
		case c.Kind != document.Paragraph, strings.HasPrefix(s, ">"):
			return
		case rxDated.MatchString(s) && len(s) < 300, contact(s) && len(s) < 400, rxByline.MatchString(s) && len(s) < 200:
			c.Kind = document.FrontMatter
		case len(s) > 200 || endsStop(s) && (wordCount(s) > 8 || rxCites.MatchString(s)):
			return
		default:
			c.Kind = document.FrontMatter
		}
	}
}

// contact tells whether s is the address or the house of an author. Sentences hold one only where they name
// it: "institutions matter" is of the text.
func contact(s string) bool {
	if rxContact.MatchString(s) {
		return true
	}
	return rxHouse.MatchString(s) && (rxNamed.MatchString(s) || !endsStop(s) || wordCount(s) <= 8)
}

// describe reads the metadata out of the front matter.
func (r *reader) describe() {
	if r.title >= 0 {
		c := r.chunks[r.title]
		r.meta.TitleSpan = c.Content
		d := document.Document{Text: r.text}
		if r.markdown {
			d.Media = "text/markdown"
		}
		r.meta.Title = strings.TrimSpace(d.Plain(c.Content))
	}
	r.genre()
	r.dates()
	r.authors()
	if r.meta.Genre == document.GenreNews {
		r.publisher()
	}
	r.meta.Language = Language(r.text)
}
