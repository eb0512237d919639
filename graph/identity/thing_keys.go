package identity

import (
	"slices"
	"strings"
)

// maxTelling is how many telling words of a name are keys by themselves.
const maxTelling = 5

// keys are what two descriptions that may mean one thing have in common, at least one of them: the entry, the family name with the
// first sound of the given name, the abbreviation, each telling word, all words together, number, states with the class of the head noun. Each
// begins with the kind, so that things of two kinds never meet.
func (t *Thing) keys() []string {
	t.ready()
	var keys []string
	kind := string(t.Kind)
	add := func(parts ...string) {
		k := kind + " " + strings.Join(parts, " ")
		if len(k) > maxKey {
			k = strings.ToValidUTF8(k[:maxKey], "")
		}
		keys = append(keys, k)
	}
	if t.Entry != "" {
		add("entry", t.Entry)
	}
	for _, k := range t.personKeys() {
		add(k)
	}
	for _, f := range t.forms {
		t.formKeys(f, add)
	}
	return keys
}

func (t *Thing) formKeys(f form, add func(...string)) {
	if f.abbreviation != "" {
		add("short", f.abbreviation)
		return
	}
	if n := len(f.initials); n >= 3 && n <= 10 {
		add("short", f.initials)
	}
	all := strings.Join(f.words, " ")
	if len(f.words) > 1 || len(f.words) == 1 && !commonplace(f.words[0]) {
		add("words", all)
	}
	if len(f.words) == 0 {
		add("head", f.head)
	}
	telling := slices.DeleteFunc(slices.Clone(f.words), func(w string) bool { return commonplace(w) && !strings.Contains(w, ":") })
	for _, w := range telling[:min(len(telling), maxTelling)] {
		add("word", w)
	}
	for _, c := range classes(f.head) {
		for _, s := range sorted(append(t.values(TraitAbout), f.states...)) {
			add("state", s, c)
			add("of", s, all, c)
			if y := t.when(f); len(y) >= 4 {
				add("state", s, c, y[:4])
			}
		}
		if d := t.when(f); precision(d) == 3 {
			add("day", d[:10], c)
		}
	}
	for _, n := range f.numbers {
		if len(n) >= 3 {
			add("number", n)
		} else if y := t.when(f); len(y) >= 4 {
			add("number", n, y[:4])
		}
	}
}

// classes are those of a head noun, or the noun itself.
func classes(head string) []string {
	if c := known().heads[head]; len(c) > 0 {
		return c
	}
	return []string{head}
}
