package identity

import (
	"slices"
	"strconv"
	"strings"
)

// form is a name of an organisation, an event or a policy taken apart.
type form struct {
	text         string
	head         string   // the noun that says what it is, as its class has it
	words        []string // content words beside the head, sorted, each once
	proper       []string // those of them, and the head, that are printed with a capital
	states       []string // keys of states and of the European Union in it, sorted
	numbers      []string // ordinals and numbers that are no years, sorted
	years        []string
	abbreviation string // where the name but for states is one
	initials     string // of its words
}

// newForm takes a canonical name apart. The head is the last word before the first preposition, as in English and in the
// names that the annotators read.
func newForm(name string) form {
	f := form{text: name}
	list := strings.Fields(name)
	capital := make([]bool, len(list))
	for i, w := range list {
		list[i], capital[i] = strings.TrimPrefix(w, "·"), !strings.HasPrefix(w, "·")
	}
	end := len(list)
	for i, w := range list {
		if i > 0 && preposition(w) {
			end = i
			break
		}
	}
	head := -1
	for i := end - 1; i >= 0; i-- {
		if w := list[i]; !state(w) && !isYear(w) && !month(w) && !small(w) && !dayOfMonth(list, i) && ordinal(w) == "" {
			head = i
			break
		}
	}
	if f := concept(singular(firstWord(list))); head > 0 && f != singular(list[0]) && knownHead(f) {
		head = 0 // a noun of a language in which it comes first: "Corte Constitucional"
	}
	for i, w := range list {
		switch {
		case numberOf(list, i, head):
			f.numbers = append(f.numbers, w)
		case state(w):
			f.states = append(f.states, w)
		case isYear(w):
			f.years = append(f.years, w)
		case month(w) || small(w) || preposition(w) || dayOfMonth(list, i):
		case i == head && !strings.Contains(w, ":"):
			f.head = concept(singular(spelt(strings.TrimPrefix(w, "="))))
			if capital[i] {
				f.proper = append(f.proper, f.head)
			}
		default:
			if n := ordinal(w); n != "" {
				f.numbers = append(f.numbers, n)
				continue
			}
			w = concept(singular(spelt(strings.TrimPrefix(w, "="))))
			if w == "" || weak(w) {
				continue
			}
			f.words = append(f.words, w)
			if capital[i] {
				f.proper = append(f.proper, w)
			}
		}
	}
	f.initials = initialsOf(list)
	f.states, f.numbers, f.years, f.words = sorted(f.states), sorted(f.numbers), sorted(f.years), sorted(f.words)
	f.setAbbreviation(list)
	return f
}

// firstWord is the first word, "" for none.
func firstWord(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// numberOf tells whether the word at i, which reads as a year, is rather the number of a resolution or a law: it stands behind the noun, and
// no number behind it.
func numberOf(list []string, i, head int) bool {
	if !isYear(list[i]) || i != head+1 || i+1 < len(list) && ordinal(list[i+1]) != "" {
		return false
	}
	switch concept(singular(list[head])) {
	case "resolution", "law", "decree", "bill", "ordinance", "decision", "order", "proclamation":
		return true
	}
	return false
}

// setAbbreviation notes that the name is an abbreviation, alone or with states and years.
func (f *form) setAbbreviation(list []string) {
	found := ""
	for _, w := range list {
		switch {
		case strings.HasPrefix(w, "=") && found == "":
			found = w[1:]
		case state(w) || small(w) || isYear(w):
		default:
			return
		}
	}
	f.abbreviation = found
}

// distinct is how many of the content words tell which thing is meant.
func (f form) distinct() int {
	n, _ := f.telling(f.words)
	if len(f.words) == 0 && f.head != "" && !commonplace(f.head) && !knownHead(f.head) && slices.Contains(f.proper, f.head) {
		n = 1 // "Hezbollah": a name of one word
	}
	return n
}

// telling is how many of the words tell which one is meant, and how many are states: names of places and people, and what is printed with a
// capital and no common word.
func (f form) telling(words []string) (distinct, states int) {
	for _, w := range words {
		switch {
		case state(w):
			states++
		case strings.Contains(w, ":") || slices.Contains(f.proper, w) && !commonplace(w):
			distinct++
		}
	}
	return distinct, states
}

// adjectival tells whether a word is the adjective of a place, which does not say where something happened.
func adjectival(w string) bool {
	for _, end := range []string{"ean", "ian", "can", "ish", "ese"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+1 {
			return true
		}
	}
	return false
}

// together is a form that has the capitals of both.
func together(a, b form) form { return form{proper: slices.Concat(a.proper, b.proper)} }

// initialsOf are the first letters of the words that an abbreviation takes them from.
func initialsOf(list []string) string {
	out := ""
	for _, w := range list {
		if state(w) || small(w) || strings.HasPrefix(w, "=") || isYear(w) {
			continue
		}
		out += string([]rune(w)[:1])
	}
	return out
}

// state tells whether a word is the key of a state or of the European Union, whose codes have two letters.
func state(w string) bool {
	code, ok := strings.CutPrefix(w, "geo:")
	return ok && len(code) == 2 && code != "un" && code != "wb" && code != "au"
}

func isYear(w string) bool {
	if len(w) != 4 {
		return false
	}
	n, err := strconv.Atoi(w)
	return err == nil && n >= 1000 && n <= 2100
}

// dayOfMonth tells whether the number at i stands beside a month.
func dayOfMonth(list []string, i int) bool {
	n, err := strconv.Atoi(list[i])
	return err == nil && n >= 1 && n <= 31 && (i > 0 && month(list[i-1]) || i+1 < len(list) && month(list[i+1]))
}

func month(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func preposition(w string) bool {
	switch w {
	case "of", "on", "in", "against", "with", "at", "by", "to", "over", "into", "for", "between", "from", "concerning", "regarding", "during", "after", "before",
		"de", "du", "des", "del", "della", "di", "da", "do", "dos", "das", "der", "zur", "zum", "von", "fur", "pour", "para", "sur", "sobre":
		return true
	}
	return false
}

// ordinal is the number that a word stands for, "" for none: digits, "2nd", "second", a Roman numeral.
func ordinal(w string) string {
	if w == "" {
		return ""
	}
	if d := strings.TrimRight(w, "stndrh"); d != "" && strings.Trim(d, "0123456789") == "" {
		return strings.TrimLeft(d, "0")
	}
	i := slices.Index(strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"), w)
	if i < 0 {
		i = slices.Index(strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"), w)
	}
	if i < 0 {
		i = slices.Index(strings.Fields("one two three four five six seven eight nine ten"), w)
	}
	if i < 0 {
		return ""
	}
	return strconv.Itoa(i + 1)
}

// singular is the word without a plural ending.
func singular(w string) string {
	switch {
	case len(w) < 5 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || strings.Contains(w, ":"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}
