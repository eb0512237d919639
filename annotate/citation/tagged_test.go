package citation_test

import (
	"fmt"
	"strings"
	"testing"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/document"
)

// taggedDocument is a document of one paragraph and two tagged entries. In the paragraph ⟦…|n,m⟧ is a tagged citation of entries n and m.
func taggedDocument(paragraph string) *document.Document {
	var b strings.Builder
	d := &document.Document{Name: "t", Media: "application/xml"}
	for rest := paragraph; rest != ""; {
		open := strings.Index(rest, "⟦")
		if open < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:open])
		inner, after, _ := strings.Cut(rest[open+len("⟦"):], "⟧")
		words, entries, _ := strings.Cut(inner, "|")
		c := document.TaggedCitation{Span: document.Span{Start: b.Len(), End: b.Len() + len(words)}}
		for _, n := range strings.FieldsFunc(entries, func(r rune) bool { return r == ',' }) {
			c.References = append(c.References, int(n[0]-'0'))
		}
		b.WriteString(words)
		d.Tagged.Citations = append(d.Tagged.Citations, c)
		rest = after
	}
	block := func(kind document.BlockKind, from int) {
		s := document.Span{Start: from, End: b.Len()}
		d.Blocks = append(d.Blocks, document.Block{Span: s, Content: s, Kind: kind, Section: -1, Continues: -1})
	}
	block(document.Paragraph, 0)
	for _, r := range []document.Reference{
		{Authors: []document.Person{{Family: "Okoro", Given: "A."}}, Year: "2019", Title: "Rivers that move"},
		{Authors: []document.Person{{Family: "Lind", Given: "B."}, {Family: "Moe", Given: "C."}}, Year: "2021", Title: "Ports that stay"},
	} {
		b.WriteString("\n\n")
		from := b.Len()
		fmt.Fprintf(&b, "%s %s. %s.", r.Authors[0].Family, r.Year, r.Title)
		r.Span = document.Span{Start: from, End: b.Len()}
		r.Parts, r.Raw = []document.Span{r.Span}, b.String()[from:]
		d.Tagged.References = append(d.Tagged.References, r)
		block(document.ListItem, from)
	}
	d.Text = b.String()
	d.Origin = document.Identity(len(d.Text), 0)
	return d
}

func TestWhatTheMarkupStatesIsTakenWithTheFormTheWordsGiveIt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a narrative citation whose year alone is tagged", "Okoro (⟦2019|0⟧) saw it.", "Okoro (2019) narrative resolved 0"},
		{"a parenthesis of two", "It moved (see ⟦Okoro, 2019|0⟧; ⟦Lind & Moe, 2021, p. 4|1⟧).", "Okoro, 2019 parenthetical resolved 0; Lind & Moe, 2021, p. 4 parenthetical resolved 1"},
		{"name and year tagged apart", "⟦Okoro|0⟧ (⟦2019|0⟧) saw it.", "Okoro (2019) narrative resolved 0"},
		{"an entry that the words would not find", "It moved (⟦Okoro, 2018|0⟧).", "Okoro, 2018 parenthetical resolved 0"},
		{"numbers", "It moved [⟦1|0⟧, ⟦2|1⟧].", "1 numeric resolved 0; 2 numeric resolved 1"},
		{"a range", "It moved [⟦1–2|0,1⟧].", "1–2 numeric resolved 0; 1–2 numeric resolved 1"},
		{"a pointer to nothing", "It moved (⟦Ruiz, 1990|⟧).", "Ruiz, 1990 parenthetical dangling"},
		{"a pointer to nothing whose words have an entry", "It moved (⟦Okoro, 2019|⟧).", "Okoro, 2019 parenthetical resolved 0"},
		{"what is not tagged", "It moved (Lind & Moe, 2021), said ⟦Okoro (2019)|0⟧.", "Lind & Moe, 2021 parenthetical resolved 1; Okoro (2019) narrative resolved 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := taggedDocument(c.text)
			if err := sentence.New().Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if err := reference.New().Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if err := citation.New().Annotate(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if err := d.Validate(); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range d.Layers.Citations {
				s := fmt.Sprintf("%s %s %s", d.Slice(x.Span), x.Kind, x.Status)
				for _, k := range x.Candidates {
					s += fmt.Sprintf(" %d", k.Reference)
				}
				got = append(got, s)
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Fatalf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
