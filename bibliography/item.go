package bibliography

import (
	"slices"
	"strings"
)

// Item is one work as a bibliography describes it. Variables without a value are absent.
type Item struct {
	// Key is the entry's name in its file: BibTeX's citation key, CSL's id; or "".
	Key   string
	Type  Type
	Text  map[Variable]string
	Names map[Variable][]Name
	Dates map[Variable]Date
}

// New is an empty item of the type.
func New(t Type) *Item { return &Item{Type: t} }

// Get is the text of a variable, or "".
func (it *Item) Get(v Variable) string { return it.Text[v] }

// Set sets the text of a variable, its white space folded; an empty text takes the variable away.
func (it *Item) Set(v Variable, text string) {
	text = Fold(text)
	if text == "" {
		delete(it.Text, v)
		return
	}
	if it.Text == nil {
		it.Text = map[Variable]string{}
	}
	it.Text[v] = text
}

// SetDefault sets the text of a variable that has none.
func (it *Item) SetDefault(v Variable, text string) {
	if it.Text[v] == "" {
		it.Set(v, text)
	}
}

// AddNames adds people to a variable; names that say nothing are left out.
func (it *Item) AddNames(v Variable, names ...Name) {
	for _, n := range names {
		if n == (Name{}) {
			continue
		}
		if it.Names == nil {
			it.Names = map[Variable][]Name{}
		}
		it.Names[v] = append(it.Names[v], n)
	}
}

// SetDate sets a date; a date that says nothing takes the variable away.
func (it *Item) SetDate(v Variable, d Date) {
	if d == (Date{}) {
		delete(it.Dates, v)
		return
	}
	if it.Dates == nil {
		it.Dates = map[Variable]Date{}
	}
	it.Dates[v] = d
}

// Year is the year of publication as a citation gives it: "2024", "2018–2019"; "" when there is none.
func (it *Item) Year() string { return it.Dates[Issued].YearText() }

// Settle says what follows from an item's fields together: a state of publication
// that stands in the place of the year moves to where it belongs, and what lies in arXiv and has no other type is an article.
func (it *Item) Settle() {
	if it.Type == Document && it.Get(Eprint) != "" && it.Get(EprintType) == "arXiv" {
		it.Type = Article
	}
	d := it.Dates[Issued]
	if state, ok := State(d.Literal); ok && !d.From.Known {
		it.SetDefault(Status, state)
		it.SetDate(Issued, Date{})
	}
}

// Copy is an item that shares nothing with it.
func (it *Item) Copy() *Item {
	c := &Item{Key: it.Key, Type: it.Type}
	for v, s := range it.Text {
		c.Set(v, s)
	}
	for v, n := range it.Names {
		c.AddNames(v, n...)
	}
	for v, d := range it.Dates {
		c.SetDate(v, d)
	}
	return c
}

// Empty tells whether the item says nothing but its key and type.
func (it *Item) Empty() bool { return len(it.Text) == 0 && len(it.Names) == 0 && len(it.Dates) == 0 }

// Keep takes away every variable that is not on the list.
func (it *Item) Keep(list []Variable) {
	for v := range it.Text {
		if !slices.Contains(list, v) {
			delete(it.Text, v)
		}
	}
	for v := range it.Names {
		if !slices.Contains(list, v) {
			delete(it.Names, v)
		}
	}
	for v := range it.Dates {
		if !slices.Contains(list, v) {
			delete(it.Dates, v)
		}
	}
}

// Fold is s with white space of any kind, and characters that no text has, folded to single blanks.
func Fold(s string) string {
	clean := true
	blank := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == 0x7f || c >= 0x80 || c == ' ' && blank {
			clean = false
			break
		}
		blank = c == ' '
	}
	if clean && !(blank && s != "") {
		return s
	}
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), foldable), " ")
}

// foldable are white space, controls, and the characters that no file of XML may hold.
func foldable(r rune) bool {
	switch {
	case r <= ' ', r >= 0x7f && r <= 0xa0, r >= 0x2000 && r <= 0x200b, r == 0x2028, r == 0x2029, r == 0x202f,
		r == 0x205f, r == 0x3000, r == 0x1680, r == 0xfeff, r == 0xfffe, r == 0xffff:
		return true
	}
	return false
}
