package identity

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var data embed.FS

// vocabulary is what is known of words in names, of any country and topic. Words are folded and singular.
type vocabulary struct {
	heads     map[string][]string // noun to the names of its classes
	concepts  map[string]string   // word of another language or form to the one that stands for it
	common    map[string]bool     // words that many things have in their names
	recurring map[string]bool     // classes of heads of what happens again and again
	frequent  map[string]bool     // those of what happens several times a year
	families  map[string]string   // spelling of a family name to the one that stands for it
	first     map[string]bool     // family names that stand before the given name
	given     map[string]string   // short form of a given name to the name
}

// known is the vocabulary, read once. What is built in is well formed, which a test says.
var known = sync.OnceValue(func() vocabulary {
	v := vocabulary{
		heads: map[string][]string{}, concepts: map[string]string{}, common: map[string]bool{}, recurring: map[string]bool{}, frequent: map[string]bool{},
		families: map[string]string{}, first: map[string]bool{}, given: map[string]string{},
	}
	rows("heads", func(name string, list []string) {
		class := strings.TrimLeft(name, "*")
		v.recurring[class], v.frequent[class] = class != name, strings.HasPrefix(name, "**")
		for _, w := range list {
			v.heads[w] = append(v.heads[w], class)
		}
	})
	rows("concepts", func(name string, list []string) {
		for _, w := range list {
			v.concepts[w] = name
		}
	})
	rows("common", func(name string, list []string) {
		for _, w := range append(list, name) {
			v.common[w] = true
		}
	})
	rows("families", func(name string, list []string) {
		for _, w := range append(list, strings.TrimPrefix(name, "*")) {
			v.families[w] = strings.TrimPrefix(name, "*")
			v.first[w] = strings.HasPrefix(name, "*")
		}
	})
	rows("given", func(name string, list []string) {
		for _, w := range list {
			v.given[w] = name
		}
	})
	return v
})

// rows reads a data file: a word, a tab, and words that belong to it.
func rows(file string, take func(name string, list []string)) {
	raw, err := data.ReadFile("data/" + file + ".tsv")
	if err != nil { // it is built in
		return
	}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		take(name, strings.Fields(rest))
	}
}

// synonyms tells whether two head nouns may name one kind of thing.
func synonyms(a, b string) bool {
	if a == b {
		return true
	}
	for _, x := range known().heads[a] {
		for _, y := range known().heads[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// recurs tells whether things with that head happen again and again: elections, summits, tests.
func recurs(head string) bool {
	return slices.ContainsFunc(known().heads[head], func(class string) bool { return known().recurring[class] })
}

// frequents tells whether things with that head happen several times a year.
func frequents(head string) bool {
	return slices.ContainsFunc(known().heads[head], func(class string) bool { return known().frequent[class] })
}

func knownHead(w string) bool { return len(known().heads[w]) > 0 || known().common[w] }

// concept is the word that stands for a word: "ministry" for "ministerio".
func concept(w string) string {
	if c, ok := known().concepts[w]; ok {
		return c
	}
	return w
}

// commonplace tells whether many things have the word in their names.
func commonplace(w string) bool { return known().common[w] }

// weak tells whether a word adds nothing to a name.
func weak(w string) bool {
	switch w {
	case "affair", "republic", "no", "number", "so-called", "called", "its", "his", "her", "their", "this", "that":
		return true
	}
	return false
}
