package pipeline_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kg/document"
	"kg/loaders"
)

const (
	numberedText = `# Ferries and fares on the lower delta

## Why fares rose

The tolls of 1998 were meant to be spent on dredging, and never were[1]. Two companies shared the route after the strike
of 2003[2,3]. Hansen sees the cause in the licence auction[4], and later work agrees[5-7]. Most riders paid cash until 2011[8].

## What to do

Cap the fares, as Moen and Dahl argue[3].

`
	numberedList = `B. Larsen, *The tolls of 1998: Planning on the delta*. Bergen: Fjord Press, 2016.
H. Nilsen, “Nine days without boats,” *Ferry Stud.*, vol. 4, no. 1, pp. 11–29, 2010.
H. Moen and M. Dahl, “Engines: A post-mortem,” Institute for Harbours, Bergen, Rep. 6/2021, 2021.
S. Hansen, “Auctions that failed,” *Ports Lett.*, vol. 11, no. 3, pp. 204–219, 2017, doi: 10.5555/pl.2017.113.
Commission of Inquiry into the Delta Route, “Report, Part IV,” Bergen, 2022.
A. Vik, *Guarantees*. Oslo: Elv, 2018.
P. Mork, “Owners and their financiers,” *J. Nord. Ports*, vol. 8, no. 2, pp. 65–90, 2020.
K. Nes, “Cash,” *The Delta Courier*, Feb. 26, 2013. [Online]. Available: https://courier.example/cash`
)

// raised are the digits of s as superscripts.
func raised(s string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻").Replace(s)
}

func TestANumberedListIsReadWhateverItIsCalledAndHoweverItIsSet(t *testing.T) {
	marks := map[string]func(string) string{
		"squared": func(n string) string { return " [" + n + "]" },
		"raised":  raised,
		"markup":  func(n string) string { return "<sup>" + n + "</sup>" },
		"rounded": func(n string) string { return " (" + n + ")" },
	}
	labels := map[string]func(int) string{
		"[1]": func(n int) string { return fmt.Sprintf("[%d] ", n) },
		"1.":  func(n int) string { return fmt.Sprintf("%d. ", n) },
		"(1)": func(n int) string { return fmt.Sprintf("(%d) ", n) },
		"1":   func(n int) string { return fmt.Sprintf("%d ", n) },
	}
	l := line(t)
	for _, heading := range []string{"References", "Literature", "Notes and references", "Notes", "Endnotes"} {
		for mark, set := range marks {
			if mark == "rounded" && strings.HasSuffix(heading, "otes") {
				continue // numbers in round brackets count paragraphs too: under such a heading they are notes
			}
			for label, of := range labels {
				for _, gap := range []string{"\n", "\n\n"} {
					t.Run(fmt.Sprintf("%s, %s, %s, %d", heading, mark, label, len(gap)), func(t *testing.T) {
						text := regexp.MustCompile(`\[([\d,-]+)\]`).ReplaceAllStringFunc(numberedText, func(s string) string { return set(strings.Trim(s, "[]")) })
						text += "## " + heading + "\n"
						for i, e := range strings.Split(numberedList, "\n") {
							text += gap + of(i+1) + e
						}
						d, err := l.Annotate(t.Context(), loaders.Source{Name: "brief.md", Raw: []byte(text + "\n")})
						if err != nil {
							t.Fatal(err)
						}
						resolved := 0
						for _, c := range d.Layers.Citations {
							if c.Kind == document.Numeric && c.Status == document.Resolved {
								resolved++
							}
						}
						if len(d.Layers.References) != 8 || resolved != 9 {
							t.Errorf("%d entries and %d citations led to one, want 8 and 9", len(d.Layers.References), resolved)
						}
					})
				}
			}
		}
	}
}
