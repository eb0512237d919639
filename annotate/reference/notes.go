package reference

import (
	"context"
	"strings"
	"unicode"

	"kg/annotate/note"
	"kg/document"
)

// inNote is how sure a work is that only a note names: no list says where it begins and ends.
const inNote = 0.8

// fromNotes are the works that the notes of a document without a list name in
// full, each where it is named first.
func (a *Annotator) fromNotes(ctx context.Context, d *document.Document) ([]document.Reference, error) {
	if es := a.listOfNotes(d); len(es) > 0 {
		var out []document.Reference
		for _, e := range es {
			out = append(out, a.read(d, e))
		}
		return out, ctx.Err()
	}
	var out []document.Reference
	seen := map[string]bool{}
	var last []document.Person
	for i, b := range d.Blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if b.Kind != document.Footnote || b.Continues >= 0 && d.Blocks[b.Continues].Kind == document.Footnote {
			continue
		}
		parts := noteParts(d, i)
		v := d.View(parts...)
		for _, c := range note.Read(v.Text) {
			if c.Form != note.Full || len(c.Names) == 0 && c.Body.Empty() && !c.Same && !c.Quoted && !isCase(v.Text[c.Title.Start:c.Title.End]) {
				continue
			}
			r := workOf(d, v, c, parts)
			if c.Same {
				r.Authors = last
			}
			if len(r.Authors) > 0 {
				last = r.Authors
			}
			if k := workKey(r); !seen[k] {
				seen[k] = true
				out = append(out, r)
			}
		}
	}
	return out, nil
}

// isCase tells whether a title names the parties of a case.
func isCase(s string) bool {
	return strings.Contains(s, " v. ") || strings.Contains(s, " v ") || strings.Contains(s, " vs. ")
}

// listOfNotes are the notes of a document whose notes are its list: each is one
// entry as lists print them, and none points to another. Where the text cites
// them as entries of a list, less of each has to look like an entry.
func (a *Annotator) listOfNotes(d *document.Document) []entry {
	if note.Listed(d) {
		if es := a.citedNotes(d); len(es) > 0 {
			return es
		}
	}
	var out []entry
	all := 0
	for i, b := range d.Blocks {
		if b.Kind != document.Footnote || b.Continues >= 0 {
			continue
		}
		all++
		parts := noteParts(d, i)
		text := d.View(parts...).Text
		cites := note.Read(text)
		if len(cites) > 1 || len(cites) == 1 && cites[0].Form != note.Full {
			return nil
		}
		v, dated := a.opening(text)
		if a.likeness(text).points >= 4 && (v >= 1.8 || dated) {
			out = append(out, entry{parts: parts, label: strings.Trim(b.Label, "[]()."), confidence: inNote})
		}
	}
	if len(out) < 3 || len(out)*10 < all*7 {
		return nil
	}
	return out
}

// citedNotes are the notes as entries, all of them, where most look like entries and none points to another.
func (a *Annotator) citedNotes(d *document.Document) []entry {
	var out []entry
	like := 0
	for i, b := range d.Blocks {
		if b.Kind != document.Footnote || b.Continues >= 0 {
			continue
		}
		parts := noteParts(d, i)
		text := d.View(parts...).Text
		for _, c := range note.Read(text) {
			if c.Form == note.Ibid || c.Form == note.Before {
				return nil
			}
		}
		if v, dated := a.opening(text); dated || v >= 1.4 || a.likeness(text).points >= 3 {
			like++
		}
		out = append(out, entry{parts: parts, label: strings.Trim(b.Label, "[]()."), confidence: inNote})
	}
	if like*10 < len(out)*7 {
		return nil
	}
	return out
}

// noteParts are the contents of a note: its block and those that go on with it.
func noteParts(d *document.Document, i int) []document.Span {
	parts := []document.Span{d.Blocks[i].Content}
	at := i
	for k := i + 1; k < len(d.Blocks) && k < i+40; k++ {
		if d.Blocks[k].Continues == at {
			parts = append(parts, d.Blocks[k].Content)
			at = k
		}
	}
	return parts
}

// workOf makes a reference of a citation in full.
func workOf(d *document.Document, v document.View, c note.Cited, parts []document.Span) document.Reference {
	span := func(r note.Range) document.Span {
		if r.Empty() {
			return document.Span{}
		}
		return v.Span(r.Start, r.End)
	}
	r := document.Reference{Span: span(c.Work), Raw: v.Text[c.Work.Start:c.Work.End], Confidence: inNote,
		Title: v.Text[c.Title.Start:c.Title.End], TitleSpan: span(c.Title), Year: v.Text[c.Year.Start:c.Year.End], YearSpan: span(c.Year), AuthorSpan: span(c.Authors)}
	for _, p := range parts {
		if s := (document.Span{Start: max(p.Start, r.Start), End: min(p.End, r.End)}); !s.Empty() {
			r.Parts = append(r.Parts, s)
		}
	}
	for _, n := range c.Names {
		r.Authors = append(r.Authors, document.Person{Family: n.Family, Given: n.Given})
	}
	if !c.Body.Empty() {
		r.Authors = []document.Person{{Literal: v.Text[c.Body.Start:c.Body.End]}}
	}
	if c.Editors {
		r.Editors = r.Authors
	}
	r.TitleFirst = len(r.Authors) == 0 && !c.Same
	l := findLinks(r.Raw)
	r.DOI, r.URL = l.doi, l.url
	readNoteRest(&r, v.Text[c.Title.End:c.Work.End], c.Quoted)
	return r
}

// readNoteRest reads what stands behind the title of a work named in a note:
// "Journal 12, no. 3 (2001): 44–61", "in Book, ed. A. Kim (Place: House, 2001)", "(Place: House, 2001)".
func readNoteRest(r *document.Reference, rest string, quoted bool) {
	rest = strings.TrimLeft(rest, "\"'»,. ")
	if open := strings.IndexByte(rest, '('); open >= 0 {
		if end := strings.IndexByte(rest[open:], ')'); end > 0 {
			readImprint(r, rest[open+1:open+end])
		}
	}
	if !quoted {
		if r.Publisher != "" || strings.HasPrefix(rest, "(") {
			r.Type = "book"
		}
		return
	}
	if in, ok := strings.CutPrefix(rest, "in "); ok {
		r.Type = "chapter"
		r.Container = strings.TrimSpace(strings.TrimRight(in[:firstOf(in, ", ed", " (", ", hg", ", dir")], " ,"))
		return
	}
	k := 0
	for k < len(rest) && !isDigit(rest[k]) && rest[k] != '(' && rest[k] != ',' {
		k++
	}
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest[:k]), "vol."))
	if name == "" || k >= len(rest) || !unicode.IsUpper([]rune(name)[0]) {
		return
	}
	r.Container = name
	if c := findNumbers(noWords, rest, 0); c.found {
		r.Volume, r.Issue, r.Pages = c.volume, c.issue, c.pages
		if r.Volume != "" {
			r.Type, r.Publisher, r.Place = "article-journal", "", ""
		}
	}
}

// noWords is a vocabulary with nothing in it.
var noWords = &vocabulary{}

// readImprint reads "Place: House, 2001" and "House 2001".
func readImprint(r *document.Reference, s string) {
	k := strings.LastIndex(s, r.Year)
	if k < 0 {
		return
	}
	s = strings.TrimRight(s[:k], " ,")
	place, house, ok := strings.Cut(s, ": ")
	switch {
	case ok:
		r.Place, r.Publisher = strings.TrimSpace(place), strings.TrimSpace(house)
	case s != "" && !isDigit(s[0]):
		r.Publisher = s
	}
}

// firstOf is where the first of the marks stands in s, len(s) for none.
func firstOf(s string, marks ...string) int {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		low = s
	}
	at := len(s)
	for _, m := range marks {
		if k := strings.Index(low, m); k >= 0 {
			at = min(at, k)
		}
	}
	return at
}

// workKey is the same for two full citations of one work in one document.
func workKey(r document.Reference) string {
	var b strings.Builder
	if len(r.Authors) > 0 {
		b.WriteString(nameOf(r.Authors[0]))
	}
	for _, s := range []string{r.Title, r.Year} {
		for _, c := range s {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				b.WriteRune(unicode.ToLower(c))
			}
		}
	}
	return b.String()
}
