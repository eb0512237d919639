package identity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// maxKey is the most bytes of a key.
const maxKey = 120

// Keys are what two descriptions that may mean one work have in common, at least one of them: the canonical key, the
// identifiers, the beginning of the title, its two longest words, the first author with either of these. Only descriptions that share a
// key are compared.
func (d *Description) Keys() []string {
	keys := append(d.decidedKeys(), d.exactKey())
	if d.Bare {
		return sorted(keys)
	}
	if d.Thing != nil {
		return sorted(append(d.Thing.keys(), keys...))
	}
	add := func(parts ...string) {
		k := strings.Join(parts, " ")
		if len(k) > maxKey {
			k = strings.ToValidUTF8(k[:maxKey], "")
		}
		keys = append(keys, k)
	}
	for _, n := range d.Names {
		add(n)
	}
	family := ""
	if len(d.Authors) > 0 {
		family = d.Authors[0].Family
	}
	if len(d.Title) == 0 {
		if d.First != "" {
			add("page", d.Volume, d.First, family)
		}
		return sorted(keys)
	}
	main := content(d.Title[:d.Main])
	if len(main) == 0 {
		main = d.Title
	}
	if generic(d) {
		add("title", strings.Join(main, ""), family, strconv.Itoa(d.Year))
		return sorted(keys)
	}
	begin := []rune(strings.Join(main, ""))
	add("title", string(begin[:min(len(begin), 18)]))
	long := slices.Clone(main)
	slices.SortFunc(long, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	long = slices.Compact(long)
	if len(long) > 1 {
		add("words", min(long[0], long[1]), max(long[0], long[1]))
	}
	for _, w := range long[:min(len(long), 2)] {
		if family != "" {
			add("author", family, w)
		}
	}
	return sorted(keys)
}

func (d *Description) exactKey() string { return "id " + string(d.Claimed) }

// sorted is the list in order, each once; the caller's stays as it is.
func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}
