package manuscript

import (
	"html"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"kg/document"
)

// tagNotes leads the marks to their notes.
func (t *Text) tagNotes(d *document.Document) {
	slices.SortStableFunc(t.marks, func(a, b mark) int { return a.Start - b.Start })
	end := 0
	for _, m := range t.marks {
		at, ok := t.notes[m.note]
		if !ok || m.Start < end {
			continue
		}
		end = m.End
		d.Tagged.Notes = append(d.Tagged.Notes, document.TaggedNote{Span: m.Span, Block: at[0]})
		if from := d.BlockAt(m.Start); from >= 0 && from < at[0] {
			for i := at[0]; i <= at[1]; i++ {
				d.Blocks[i].Section = d.Blocks[from].Section
			}
		}
	}
	for _, at := range t.notes {
		first := &d.Blocks[at[0]]
		if rest, ok := strings.CutPrefix(d.Slice(first.Content), first.Label); ok && first.Label != "" && strings.Trim(first.Label, "*†‡§") == "" && strings.TrimSpace(rest) != "" {
			first.Content.Start = first.Content.End - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		}
		for i := at[0] + 1; i <= at[1]; i++ {
			d.Blocks[i].Continues = at[0]
		}
	}
}

// Item is what a reference manager keeps of a cited work.
type Item struct {
	Title   string
	Year    string
	Authors []string // family names, or names of bodies
	DOI     string
}

// Citation is a citation that a reference manager left in the text.
type Citation struct {
	document.Span
	Items []Item
}

// entry is a printed entry of the bibliography.
type entry struct {
	block int
	glued string
	text  string
}

// tagCitations takes the entries of the lists that the file states, and the
// citations whose every item is one of them for certain; the others are left to be read like any.
func (t *Text) tagCitations(d *document.Document) {
	entries := t.entries(d)
	place := map[int]int{} // block → entry
	for k, e := range entries {
		place[e.block] = k
	}
	var found []document.TaggedCitation
	for _, c := range t.cited {
		if refs := t.match(entries, c.Items); len(refs) > 0 {
			found = append(found, document.TaggedCitation{Span: c.Span, References: refs})
		}
	}
	for _, l := range t.links {
		b, ok := t.anchors[l.to]
		if !ok {
			continue
		}
		from := d.BlockAt(l.Start)
		if k, ok := place[b]; ok && from >= 0 {
			if _, inside := place[from]; !inside {
				found = append(found, document.TaggedCitation{Span: l.Span, References: []int{k}})
			}
		}
	}
	if len(found) == 0 {
		return
	}
	for k, e := range entries {
		s := d.Blocks[e.block].Content
		d.Tagged.References = append(d.Tagged.References, document.Reference{Span: s, Parts: []document.Span{s}, Raw: d.Plain(s)})
		d.Tagged.Untyped = append(d.Tagged.Untyped, k)
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].Start < found[b].Start })
	end := 0
	for _, c := range found {
		if c.Start >= end {
			end = c.End
			d.Tagged.Citations = append(d.Tagged.Citations, c)
		}
	}
}

// entries are the paragraphs of the lists of references that the file states: by the field that
// a program fills with the list, or by the style of the paragraphs.
func (t *Text) entries(d *document.Document) []entry {
	in := map[int]bool{}
	for _, l := range t.lists {
		for i := l[0]; i <= l[1] && i < len(d.Blocks); i++ {
			in[i] = true
		}
	}
	var out []entry
	for i, b := range d.Blocks {
		f := t.facts[i]
		stated := in[i] || f != nil && f.Role == Entry
		if !stated || b.Kind != document.Paragraph && b.Kind != document.ListItem && b.Kind != document.Caption && b.Kind != document.SourceNote {
			continue
		}
		if b.Kind == document.Caption || b.Kind == document.SourceNote {
			d.Blocks[i].Kind, d.Blocks[i].Label = document.Paragraph, ""
		}
		d.Blocks[i].Content = withoutNumber(d, &d.Blocks[i])
		text := d.Plain(d.Blocks[i].Content)
		out = append(out, entry{block: i, glued: glue(text), text: text})
	}
	return out
}

var rxNumber = regexp.MustCompile(`^(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,3})\.)\s*`)

// withoutNumber is an entry's content without its printed number, which becomes the block's label.
func withoutNumber(d *document.Document, b *document.Block) document.Span {
	s := b.Content
	m := rxNumber.FindStringSubmatch(d.Slice(s))
	if m == nil || len(m[0]) >= s.Len() {
		return s
	}
	if b.Label == "" {
		b.Label, b.Kind = m[1]+m[2]+m[3], document.ListItem
	}
	return document.Span{Start: s.Start + len(m[0]), End: s.End}
}

// match is the entry of every item, nil when one of them is not certain.
func (t *Text) match(entries []entry, items []Item) []int {
	var out []int
	for _, it := range items {
		k := it.among(entries)
		if k < 0 {
			return nil
		}
		out = append(out, k)
	}
	return out
}

// minTitle is how many letters a title must have to be told from words that any entry may hold.
const minTitle = 10

// among is the one entry that prints the item: its DOI, or its title and its year, and its first author's name
// where it has one. -1 when none does or several do.
func (it Item) among(entries []entry) int {
	title := glue(it.Title)
	doi := strings.ToLower(it.DOI)
	author := ""
	if len(it.Authors) > 0 {
		author = glue(it.Authors[0])
	}
	found := -1
	for k, e := range entries {
		fits := false
		switch {
		case doi != "" && endsAt(strings.ToLower(e.text), doi):
			fits = true
		case len(title) >= minTitle && strings.Contains(e.glued, title):
			fits = (it.Year == "" || strings.Contains(e.text, it.Year)) && (author == "" || strings.Contains(e.glued, author) || repeats(e.text))
		}
		if fits && found >= 0 {
			return -1
		}
		if fits {
			found = k
		}
	}
	return found
}

// endsAt tells whether s holds the identifier and nothing goes on with it.
func endsAt(s, id string) bool {
	k := strings.Index(s, id)
	if k < 0 {
		return false
	}
	rest := strings.TrimRight(s[k+len(id):], ".,;) ")
	return rest == "" || rest[0] == ' ' || rest[0] == ',' || rest[0] == ';'
}

// repeats tells whether an entry begins with the dash that stands for the author above.
func repeats(s string) bool {
	return strings.HasPrefix(s, "——") || strings.HasPrefix(s, "---") || strings.HasPrefix(s, "___") || strings.HasPrefix(s, "⸺") || strings.HasPrefix(s, "⸻")
}

var rxTag = regexp.MustCompile(`<[^<>]{1,60}>`)

// glue is the letters and digits of s, small, markup and references to characters resolved.
func glue(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(rxTag.ReplaceAllString(s, ""))
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
