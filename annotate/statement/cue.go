package statement

import "strings"

// element is one place of a cue: a set of words, or a gap of up to gapWords words.
type element struct {
	words map[string]bool
	gap   bool
	verb  string // base form of the first verb among them, or ""
}

// base is the base form of the element's verb, "" for other words.
func (e element) base() string { return e.verb }

// gapWords is how many words a "*" in a cue may stand for.
const gapWords = 16

// cue is a compiled line of a vocabulary.
type cue struct {
	elements []element
	verb     *forms // of the first element when it is a verb
	class    int    // meaning is the vocabulary's: the line's number or a relation's
}

// vocabulary is a set of cues, indexed by their first word.
type vocabulary struct {
	first map[string][]*cue
}

// hit is a cue found in a sentence: items [start, end).
type hit struct {
	start, end int
	cue        *cue
}

func newVocabulary() *vocabulary { return &vocabulary{first: map[string][]*cue{}} }

// add compiles one line. "~" marks a verb, "|" alternatives, "*" a gap.
func (v *vocabulary) add(line string, class int, irregular map[string][2]string) {
	c := &cue{class: class}
	for i, word := range strings.Fields(line) {
		if word == "*" {
			c.elements = append(c.elements, element{gap: true})
			continue
		}
		e := element{words: map[string]bool{}}
		for _, alt := range strings.Split(word, "|") {
			if !strings.HasPrefix(alt, "~") {
				e.words[alt] = true
				continue
			}
			f := inflect(alt[1:], irregular)
			if e.verb == "" {
				e.verb = f.base
			}
			for _, w := range f.all() {
				e.words[w] = true
			}
			if i == 0 && c.verb == nil {
				c.verb = &f
			}
		}
		c.elements = append(c.elements, e)
	}
	if len(c.elements) == 0 || c.elements[0].gap {
		return
	}
	for w := range c.elements[0].words {
		v.first[w] = append(v.first[w], c)
	}
}

// find returns the cues in items [from, to): at each place the longest, none inside another.
func (v *vocabulary) find(items []item, from, to int) []hit {
	var hits []hit
	for i := from; i < to; i++ {
		h, ok := v.at(items, i, to)
		if ok {
			hits = append(hits, h)
		}
	}
	return hits
}

// at is the longest cue that begins at item i and ends before to.
func (v *vocabulary) at(items []item, i, to int) (hit, bool) {
	if items[i].kind != word {
		return hit{}, false
	}
	best := hit{}
	found := false
	for _, c := range v.first[items[i].low] {
		if c.verb != nil && isNoun(items, i, c) {
			continue
		}
		if end := match(c.elements[1:], items, i+1, to); end > 0 && (!found || end-i > best.end-best.start) {
			best, found = hit{i, end, c}, true
		}
	}
	return best, found
}

// adjectiveEnds are endings of adjectives: a word behind one is a noun.
var adjectiveEnds = []string{"ar", "al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ish"}

// isNoun tells whether the verb form at item i is a noun that looks like it:
// "its reports", "nuclear forces", "the trace was used".
func isNoun(items []item, i int, c *cue) bool {
	form := items[i].low
	if form != c.verb.base && form != c.verb.third || form == c.verb.past {
		return false
	}
	if i > 0 && verbMakers[items[i-1].low] {
		return false
	}
	if len(c.elements) == 1 && form != "explains" && form != "explain" {
		if i+1 >= len(items) || items[i+1].kind == cite || items[i+1].low == "." {
			return true
		}
	}
	if i == 0 {
		return false
	}
	switch prev := items[i-1]; prev.kind {
	case punct:
		return prev.low == "'s"
	case entity:
		return form == c.verb.base && !(i > 1 && items[i-2].low == "and")
	case word:
		if nounMakers[prev.low] {
			return true
		}
		for _, end := range adjectiveEnds {
			if strings.HasSuffix(prev.low, end) && len(prev.low) > len(end)+2 {
				return true
			}
		}
	}
	return false
}

// verbMakers are words behind which a bare form is a verb.
var verbMakers = map[string]bool{"not": true, "did": true, "does": true, "do": true, "never": true, "would": true, "will": true, "could": true, "didn't": true, "won't": true}

// nounMakers are words behind which no finite verb stands.
var nounMakers = map[string]bool{
	"the": true, "a": true, "an": true, "its": true, "their": true, "his": true, "her": true, "our": true, "my": true, "your": true,
	"these": true, "those": true, "no": true, "of": true, "in": true, "with": true, "by": true, "for": true, "from": true,
	"on": true, "at": true, "under": true, "between": true, "against": true, "into": true, "several": true, "many": true, "new": true,
	"early": true, "first": true, "public": true, "further": true, "own": true, "joint": true,
}

// match is the end of the elements matched from item i on, 0 when they do not match.
func match(elements []element, items []item, i, to int) int {
	if len(elements) == 0 {
		return i
	}
	e := elements[0]
	if !e.gap {
		if i >= to || (items[i].kind != word && items[i].kind != punct) || !e.words[items[i].low] {
			return 0
		}
		return match(elements[1:], items, i+1, to)
	}
	for k := 0; k <= gapWords && i+k <= to; k++ {
		if k > 0 && items[i+k-1].kind == punct && items[i+k-1].low != "," && items[i+k-1].low != "'s" {
			return 0
		}
		if end := match(elements[1:], items, i+k, to); end > 0 {
			return end
		}
	}
	return 0
}

// has tells whether one of the cues stands in items [from, to).
func (v *vocabulary) has(items []item, from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := v.at(items, i, to); ok {
			return true
		}
	}
	return false
}
