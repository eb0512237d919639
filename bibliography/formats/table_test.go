package formats_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/bibliography"
	"kg/bibliography/formats"
)

// sample is an item of the type with a title and one variable more.
func sample(t bibliography.Type, v bibliography.Variable) *bibliography.Item {
	it := bibliography.New(t)
	it.Set(bibliography.Title, "Tides")
	switch {
	case slices.Contains(bibliography.NameVariables(), v):
		it.AddNames(v, bibliography.Name{Family: "Dee", Given: "Ann"})
	case slices.Contains(bibliography.DateVariables(), v):
		it.SetDate(v, bibliography.OnYear(2019))
	case v == bibliography.EprintType || v == bibliography.EprintClass:
		it.Set(bibliography.Eprint, "2101.00001")
		it.Set(bibliography.EprintType, "arXiv")
		it.Set(v, "arXiv")
	case v == bibliography.Eprint:
		it.Set(bibliography.EprintType, "arXiv")
		it.Set(v, "2101.00001")
	case v == bibliography.Status:
		it.Set(v, "in press")
	case v == bibliography.VolumeTitle:
		it.Set(bibliography.ContainerTitle, "Canals")
		it.Set(v, "The locks")
	default:
		it.Set(v, "12")
	}
	return it
}

func holds(it *bibliography.Item, v bibliography.Variable) bool {
	_, date := it.Dates[v]
	return it.Get(v) != "" || len(it.Names[v]) > 0 || date
}

// lossTable says what of an item each format holds, from what Express leaves.
func lossTable() string {
	var b, everywhere strings.Builder
	b.WriteString("| variable |")
	for _, f := range formats.All() {
		b.WriteString(" " + f.Title + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat(":-:|", len(formats.All())) + "\n")
	for _, v := range slices.Concat(bibliography.TextVariables(), bibliography.NameVariables(), bibliography.DateVariables()) {
		row, all := "", true
		for _, f := range formats.All() {
			n := 0
			for _, t := range bibliography.Types() {
				if holds(f.Express(sample(t, v)), v) {
					n++
				}
			}
			switch n {
			case len(bibliography.Types()):
				row += " yes |"
			case 0:
				row, all = row+" – |", false
			default:
				row, all = row+" of some types |", false
			}
		}
		if all {
			fmt.Fprintf(&everywhere, "%s, ", v)
			continue
		}
		fmt.Fprintf(&b, "| %s |%s\n", v, row)
	}
	b.WriteString("\nHeld by all, whatever the type: " + strings.TrimSuffix(everywhere.String(), ", ") + ".\n\n")
	for _, f := range formats.All() {
		var lost []string
		for _, t := range bibliography.Types() {
			if f.Express(sample(t, bibliography.Title)).Type != t {
				lost = append(lost, string(t))
			}
		}
		if len(lost) > 0 {
			fmt.Fprintf(&b, "Types that %s has no code for, and that become documents: %s.\n\n", f.Title, strings.Join(lost, ", "))
		}
	}
	return b.String()
}

func TestTheTableOfWhatFormatsHoldIsThatOfTheWriters(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "bibliography.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const open, end = "<!-- the table is made by bibliography/formats/table_test.go -->\n", "<!-- end of the table -->"
	before, rest, ok := strings.Cut(string(raw), open)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the page has no place for the table")
	}
	want := before + open + "\n" + lossTable() + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(raw) {
		t.Errorf("docs/bibliography.md is out of date: go test ./bibliography/formats -update\n%s", lossTable())
	}
}
