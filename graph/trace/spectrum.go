package trace

import (
	"cmp"
	"slices"

	"kg/graph"
)

// Spectrum is how often works of each year are cited: the reference publication year spectroscopy of Marx, Bornmann, Barth &
// Leydesdorff (2014).
type Spectrum struct {
	// Years are all years from the first to the last of a cited work, those without any too.
	Years []SpectrumYear
	// Unknown counts citations of works whose year is not known; they are in no year.
	Unknown int
	// Left counts citations of works from years before the window of [MaxYears].
	Left int
}

// SpectrumYear is one year of cited works.
type SpectrumYear struct {
	Year int
	// Count is how many citations go to works of the year: each pair of a citing and a cited work once.
	Count int
	// Deviation is Count less the median of the counts of the two years before, the year itself and the two years behind;
	// before the first and behind the last year nothing is cited, which counts as 0.
	Deviation int
	// Top are the works of the year that are cited most, at most [MaxTop].
	Top []Counted
}

// Counted is a work and how many works cite it.
type Counted struct {
	Work  Thing
	Count int
}

// MaxTop is how many works a year of a spectrum names, and MaxYears how many years it shows.
const (
	MaxTop   = 5
	MaxYears = 1000
)

// NewSpectrum counts the links of the network by the year of the cited work. Works that cite themselves do not count.
func NewSpectrum(n *Network) Spectrum {
	cited := map[graph.ID]int{}
	for _, l := range n.Links {
		if l.From != l.To {
			cited[l.To]++
		}
	}
	var s Spectrum
	by := map[int][]Counted{}
	last := 0
	for _, w := range n.Works {
		if cited[w.ID] > 0 {
			last = max(last, w.Year)
		}
	}
	first := last
	for _, w := range n.Works {
		switch c := cited[w.ID]; {
		case c == 0:
		case w.Year == 0:
			s.Unknown += c
		case w.Year <= last-MaxYears:
			s.Left += c
		default:
			first = min(first, w.Year)
			by[w.Year] = append(by[w.Year], Counted{w, c})
		}
	}
	if last == 0 {
		return s
	}
	count := func(year int) int {
		total := 0
		for _, c := range by[year] {
			total += c.Count
		}
		return total
	}
	for year := first; year <= last; year++ {
		around := []int{count(year - 2), count(year - 1), count(year), count(year + 1), count(year + 2)}
		slices.Sort(around)
		top := by[year]
		slices.SortFunc(top, func(a, b Counted) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Work.ID, b.Work.ID))
		})
		s.Years = append(s.Years, SpectrumYear{Year: year, Count: count(year), Deviation: count(year) - around[2], Top: top[:min(len(top), MaxTop)]})
	}
	return s
}
