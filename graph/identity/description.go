package identity

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/graph"
)

// Description is what of a claim tells things apart, folded, so that spellings that no one means anything by are one. Two claims
// with the same description mean the same thing.
type Description struct {
	// Claimed is the id under which it was claimed: the digest of the thing's canonical key.
	Claimed graph.ID `json:"claimed"`
	// Title are the folded words of the title, Main how many of them stand before a subtitle.
	Title []string `json:"title,omitempty"`
	Main  int      `json:"main,omitempty"`
	// Year is the year of publication, 0 for unknown.
	Year      int      `json:"year,omitempty"`
	Authors   []Author `json:"authors,omitempty"`
	Container []string `json:"container,omitempty"` // folded words, small ones left out
	Publisher []string `json:"publisher,omitempty"`
	Volume    string   `json:"volume,omitempty"` // the first number of each
	Issue     string   `json:"issue,omitempty"`
	First     string   `json:"first,omitempty"` // page
	Last      string   `json:"last,omitempty"`
	Edition   string   `json:"edition,omitempty"`
	// Names are the identifiers, each with its sort before a colon: doi, arxiv, isbn, handle, pmid, url. Sorted.
	Names []string `json:"names,omitempty"`
	// Part tells that it is a part of something else (a chapter), Preprint that it came out without a journal.
	Part     bool `json:"part,omitempty"`
	Preprint bool `json:"preprint,omitempty"`
	Notice   Sort `json:"notice,omitempty"`
	// Thing is what tells an actor, an event or a policy apart; nil for a work, which has all of the above.
	Thing *Thing `json:"thing,omitempty"`
	// Decided are the mergers and splits in which people put the claim on one side. Bare tells that nothing else is known but the id.
	Decided []graph.Decision `json:"decided,omitempty"`
	Bare    bool             `json:"bare,omitempty"`

	id      string
	joined  string // the title without spaces
	content int    // how many of its words carry content
}

// Author is a name, folded. An organisation has a family name only.
type Author struct {
	Family  string `json:"family"`
	Initial string `json:"initial,omitempty"`
	Group   bool   `json:"group,omitempty"` // no person, or not taken apart
}

// maxWords and maxAuthors bound what of a title and of a list of authors is looked at.
const (
	maxWords   = 60
	maxAuthors = 40
)

// describe is what the claim itself says; see [Describe].
func describe(n graph.Node) (*Description, bool) {
	w, ok := n.(*graph.Work)
	if !ok {
		return describeThing(n)
	}
	d := &Description{Claimed: w.ID, Year: year(w), Edition: digits(w.Edition), Volume: digits(w.Volume), Issue: digits(w.Issue)}
	notice, title := Notice(unmarked(w.Title))
	d.Notice = notice
	d.setTitle(title)
	d.setAuthors(w.Authors)
	d.Container = d.place(w.Container)
	d.Publisher = d.place(w.Publisher)
	d.First, d.Last = pages(w.Pages)
	d.dropYears()
	d.Part = w.Type == "chapter" || w.Type == "entry-encyclopedia" || w.Type == "paper-conference"
	d.Names = names(w, d.Part)
	d.Preprint = preprint(w, d.Names)
	return d, true
}

// ID tells descriptions apart: the digest of all that is in it, in hexadecimal.
func (d *Description) ID() string {
	if d.id == "" {
		d.id = strings.TrimPrefix(string(graph.NewID("description", d.Encode())), "description:")
	}
	return d.id
}

// ready works out what comparisons ask for again and again.
func (d *Description) ready() {
	if d.joined == "" && len(d.Title) > 0 {
		d.joined = strings.Join(d.Title, "")
		for _, w := range d.Title {
			if !small(w) {
				d.content++
			}
		}
	}
}

// Encode is the description as JSON.
func (d *Description) Encode() string {
	encoded, err := json.Marshal(d)
	if err != nil { // strings and numbers always encode
		return ""
	}
	return string(encoded)
}

// Decode reads what [Description.Encode] wrote.
func Decode(encoded []byte) (*Description, error) {
	d := &Description{}
	if err := json.Unmarshal(encoded, d); err != nil {
		return nil, fmt.Errorf("decode description: %w", err)
	}
	return d, nil
}

// unmarked is a title without the marks of a kind of work or medium that some styles set behind it: "[J]", "[M]", "[EB/OL]" (GB/T 7714),
// "[Internet]" (Vancouver). What stands behind such a mark is no part of the title.
func unmarked(title string) string {
	for at := 0; ; {
		open := strings.IndexByte(title[at:], '[')
		if open < 0 {
			return title
		}
		open += at
		mark, _, ok := strings.Cut(title[open+1:], "]")
		if ok && open > 0 && mediaMark(mark) {
			return strings.TrimSpace(title[:open])
		}
		at = open + 1
	}
}

func mediaMark(mark string) bool {
	switch strings.ToLower(mark) {
	case "internet", "online", "on-line", "electronic resource", "cd-rom", "pdf", "en línea", "en ligne":
		return true
	}
	kind, medium, _ := strings.Cut(mark, "/")
	switch kind {
	case "J", "M", "C", "D", "R", "N", "EB", "DB", "CP":
		return medium == "" || medium == "OL" || medium == "CD" || medium == "DK" || medium == "MT"
	}
	return false
}

// place is a container or a publisher in folded words, small ones and numbers left out.
func (d *Description) place(s string) []string {
	return limited(slices.DeleteFunc(content(words(s)), func(w string) bool { return digits(w) == w }))
}

// dropYears leaves out what is the year of publication where a volume, an issue or a page should be: a misreading of the entry, or a
// volume that is counted by years.
func (d *Description) dropYears() {
	y := strconv.Itoa(d.Year)
	if d.Volume == y {
		d.Volume = ""
	}
	if d.Issue == y {
		d.Issue = ""
	}
	if d.First == y && d.Last == "" {
		d.First = ""
	}
}

func limited(list []string) []string { return list[:min(len(list), maxWords)] }

// setTitle folds the title and finds where its subtitle begins.
func (d *Description) setTitle(title string) {
	main := title
	for _, mark := range []string{": ", "? ", " – ", " — ", " - ", ". ", "; ", ":", "—"} {
		if i := strings.Index(main, mark); i > 0 && len(words(main[:i])) > 0 {
			main = main[:i]
		}
	}
	d.Title = limited(words(title))
	for i, w := range d.Title {
		d.Title[i] = spelt(w)
	}
	d.Main = min(len(words(main)), len(d.Title))
}

func (d *Description) setAuthors(people []graph.Person) {
	for _, p := range people[:min(len(people), maxAuthors)] {
		a := Author{}
		family := slices.DeleteFunc(words(p.Family), particle)
		initials := ""
		for len(family) > 1 && len([]rune(family[len(family)-1])) == 1 { // "WEISBURG W", the initials of a name that was not cut there
			initials = family[len(family)-1] + initials
			family = family[:len(family)-1]
		}
		if a.Family = strings.Join(family, ""); a.Family == "" {
			a.Family = letters(p.Family)
		}
		if a.Family == "" {
			a.Family, a.Group = letters(p.Literal), true
			if a.Family == "etal" || a.Family == "andothers" {
				continue
			}
		} else if given := initials + letters(p.Given); given != "" {
			a.Initial = string([]rune(given)[:1])
		}
		if a.Family != "" {
			d.Authors = append(d.Authors, a)
		}
	}
}

// particle tells whether a word belongs to a family name in one style and to the given names in another.
func particle(w string) bool {
	switch w {
	case "de", "da", "do", "dos", "das", "du", "del", "della", "di", "van", "von", "der", "den", "ten", "ter", "la", "le", "zu", "af", "av", "el", "al", "bin", "ibn":
		return true
	}
	return false
}

func year(w *graph.Work) int {
	for _, s := range []string{w.Year, w.Date} {
		if len(s) < 4 {
			continue
		}
		if y, err := strconv.Atoi(s[:4]); err == nil && y > 0 {
			return y
		}
	}
	return 0
}

// pages are the first and last page; the last may be printed short ("341–58").
func pages(s string) (first, last string) {
	parts := strings.FieldsFunc(fold(s), func(r rune) bool {
		return !isDigit(r) && (r < 'a' || r > 'z')
	})
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "p" || p == "pp" || p == "s" || p == "pages" || p == "page" })
	if len(parts) == 0 {
		return "", ""
	}
	first = strings.TrimPrefix(strings.TrimPrefix(parts[0], "pp"), "p")
	if len(parts) > 1 {
		last = parts[1]
		if n := len(first) - len(last); n > 0 && digits(last) == last {
			last = first[:n] + last
		}
	}
	return first, last
}

// Label is the description in a few words, folded as it is.
func (d *Description) Label() string {
	if d.Thing != nil {
		return d.Thing.label()
	}
	var parts []string
	if len(d.Authors) > 0 {
		parts = append(parts, d.Authors[0].Family)
	}
	if d.Year > 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	const most = 12
	parts = append(parts, d.Title[:min(len(d.Title), most)]...)
	if len(d.Title) > most {
		parts = append(parts, "…")
	}
	if len(d.Names) > 0 {
		parts = append(parts, "("+d.Names[0]+")")
	}
	return strings.Join(parts, " ")
}
