// Command picture draws an answer of `kg ask --json`, read from standard input, as an SVG.
//
//	kg ask --json "which events does K. S. Kim 2024b explain?" seeds/… | go run ./scripts/picture > docs/answer.svg
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

type answer struct {
	Question string `json:"question"`
	Summary  string `json:"summary"`
	Rows     []struct {
		Label      string  `json:"label"`
		Detail     string  `json:"detail"`
		Relation   string  `json:"relation"`
		Confidence float64 `json:"confidence"`
		Quotes     []struct {
			Quote   string `json:"quote"`
			Section string `json:"section"`
			Rule    string `json:"rule"`
		} `json:"quotes"`
	} `json:"rows"`
	Missing []string `json:"missing"`
}

func main() {
	var a answer
	if err := json.NewDecoder(os.Stdin).Decode(&a); err != nil {
		fmt.Fprintln(os.Stderr, "picture: standard input is no answer of kg ask --json:", err)
		os.Exit(1)
	}
	w := bufio.NewWriter(os.Stdout)
	draw(w, a)
	if err := w.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

const (
	width   = 900
	measure = 100 // characters a line of quote
	rows    = 6   // as many rows as a README has room for
)

// draw writes the answer as cards under its question; text only, no script, both colour schemes.
func draw(w io.Writer, a answer) {
	var body strings.Builder
	y := 84
	for i, r := range a.Rows {
		if i == rows || len(r.Quotes) == 0 {
			continue
		}
		lines := wrap("“"+strings.Join(strings.Fields(r.Quotes[0].Quote), " ")+"”", measure)
		height := 58 + 19*len(lines)
		fmt.Fprintf(&body, `<rect class="card" x="24" y="%d" width="%d" height="%d" rx="8"/>`+"\n", y, width-48, height)
		fmt.Fprintf(&body, `<text class="name" x="44" y="%d">%s<tspan class="soft">  %s</tspan></text>`+"\n", y+26, html.EscapeString(r.Label), html.EscapeString(r.Detail))
		for k, l := range lines {
			fmt.Fprintf(&body, `<text class="quote" x="44" y="%d">%s</text>`+"\n", y+50+19*k, html.EscapeString(l))
		}
		fmt.Fprintf(&body, `<text class="soft" x="44" y="%d">%s · rule %s · confidence %.2f</text>`+"\n", y+height-10, html.EscapeString(r.Quotes[0].Section), html.EscapeString(r.Quotes[0].Rule), r.Confidence)
		y += height + 12
	}
	for i, m := range a.Missing {
		if i == 3 {
			break
		}
		for _, l := range wrap("Not covered: "+m, measure+10) {
			fmt.Fprintf(&body, `<text class="soft" x="24" y="%d">%s</text>`+"\n", y+14, html.EscapeString(l))
			y += 18
		}
	}
	y += 20
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
<style>
svg{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;background:#fff}
.ask{font-size:19px;font-weight:600;fill:#1a1a2e}.sum{font-size:15px;fill:#444}
.card{fill:#f6f7fb;stroke:#d5d9e6}.name{font-size:16px;font-weight:600;fill:#20386b}
.quote{font-size:14.5px;fill:#222;font-style:italic}.soft{font-size:12.5px;fill:#5c6375;font-weight:400;font-style:normal}
</style>
<rect width="%d" height="%d" fill="#fff"/>
<text class="ask" x="24" y="38">%s</text>
<text class="sum" x="24" y="64">%s</text>
%s</svg>
`, width, y, html.EscapeString(a.Question), width, y, html.EscapeString(a.Question), html.EscapeString(a.Summary), body.String())
}

// wrap breaks a text into lines of at most n characters.
func wrap(s string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > n {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
