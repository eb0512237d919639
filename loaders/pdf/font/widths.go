package font

import "strings"

// The advance widths of the printable characters of ASCII in thousandths of the size, for files that leave them out
// for the standard fonts (Adobe's font metrics). Bold and italic faces differ by little, which word gaps survive.
const (
	timesWidths = "250 333 408 500 500 833 778 333 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 " +
		"722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 " +
		"444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
	helveticaWidths = "278 278 355 556 556 889 667 222 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 " +
		"667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 222 " +
		"556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)

// standardWidths are the widths of a font that states none.
func standardWidths(name string) (w [256]float64) {
	low := strings.ToLower(name)
	list := helveticaWidths
	fallback := 556.0
	switch {
	case strings.Contains(low, "courier") || strings.Contains(low, "mono"):
		for i := range w {
			w[i] = 600
		}
		return w
	case strings.Contains(low, "times") || strings.Contains(low, "serif") || strings.Contains(low, "roman"):
		list, fallback = timesWidths, 500
	}
	for i := range w {
		w[i] = fallback
	}
	for i, f := range strings.Fields(list) {
		v := 0
		for _, c := range f {
			v = v*10 + int(c-'0')
		}
		w[0x20+i] = float64(v)
	}
	return w
}
