package bench

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// Plot draws what questions cost against the number of nodes, both on logarithmic scales, as an SVG.
func Plot(g Growth) string {
	const width, height, left, top, right, bottom = 900, 460, 70, 20, 380, 50
	colours := []string{"#1b6ca8", "#c8553d", "#2a9d61", "#8a5fbf", "#b8860b", "#4a4a4a", "#d6457f", "#11808c"}
	x := func(nodes int) float64 {
		from, to := math.Log10(float64(g.Sizes[0].Nodes)), math.Log10(float64(g.Sizes[len(g.Sizes)-1].Nodes))
		if to == from {
			return left
		}
		return left + (math.Log10(float64(nodes))-from)/(to-from)*(width-left-right)
	}
	const least, most = -2.0, 3.0 // powers of ten of milliseconds
	y := func(ms float64) float64 {
		p := min(max(math.Log10(max(ms, 1e-3)), least), most)
		return top + (most-p)/(most-least)*(height-top-bottom)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="white"/>`+"\n", width, height)
	for p := least; p <= most; p++ {
		at := y(math.Pow(10, p))
		fmt.Fprintf(&b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%g ms</text>`+"\n", left, width-right, at, at, left-8, at+4, math.Pow(10, p))
	}
	for _, s := range g.Sizes {
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%d nodes</text>`+"\n", x(s.Nodes), height-bottom+20, s.Nodes)
	}
	for i, q := range g.Questions {
		colour := colours[i%len(colours)]
		var points []string
		for j, ms := range q.P50 {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(g.Sizes[j].Nodes), y(ms)))
		}
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(points, " "), colour)
		for _, p := range points {
			at := strings.Split(p, ",")
			fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="3" fill="%s"/>`, at[0], at[1], colour)
		}
		row := top + 20 + i*24
		fmt.Fprintf(&b, "\n"+`<rect x="%d" y="%d" width="12" height="12" fill="%s"/><text x="%d" y="%d">%s</text>`+"\n", width-right+40, row-10, colour, width-right+58, row, html.EscapeString(q.Name))
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d">median of a question, SQLite, one client</text>`+"\n</svg>\n", left, height-8)
	return b.String()
}
