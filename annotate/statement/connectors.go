package statement

import "kg/document"

// connector is a phrase that joins what a clause tells to an event or a policy
// behind it: "because of the war", "in the run-up to the vote".
type connector struct {
	words    []string
	relation document.Relation
	later    bool // what stands behind it comes later, or is the effect
}

// connectors are the prepositional phrases of cause and of time, by their first word.
var connectors = byFirstWord([]connector{
	{words: []string{"because", "of"}, relation: document.Caused},
	{words: []string{"due", "to"}, relation: document.Caused},
	{words: []string{"owing", "to"}, relation: document.Caused},
	{words: []string{"thanks", "to"}, relation: document.Caused},
	{words: []string{"on", "account", "of"}, relation: document.Caused},
	{words: []string{"as", "a", "result", "of"}, relation: document.Caused},
	{words: []string{"as", "a", "consequence", "of"}, relation: document.Caused},
	{words: []string{"as", "a", "response", "to"}, relation: document.LedTo},
	{words: []string{"as", "a", "reaction", "to"}, relation: document.LedTo},
	{words: []string{"as", "an", "answer", "to"}, relation: document.LedTo},
	{words: []string{"in", "response", "to"}, relation: document.LedTo},
	{words: []string{"in", "answer", "to"}, relation: document.LedTo},
	{words: []string{"in", "reply", "to"}, relation: document.LedTo},
	{words: []string{"in", "reaction", "to"}, relation: document.LedTo},
	{words: []string{"in", "retaliation", "for"}, relation: document.LedTo},
	{words: []string{"in", "reprisal", "for"}, relation: document.LedTo},
	{words: []string{"in", "revenge", "for"}, relation: document.LedTo},
	{words: []string{"in", "protest", "at"}, relation: document.LedTo},
	{words: []string{"in", "protest", "against"}, relation: document.LedTo},
	{words: []string{"in", "the", "wake", "of"}, relation: document.Preceded},
	{words: []string{"in", "the", "aftermath", "of"}, relation: document.Preceded},
	{words: []string{"on", "the", "heels", "of"}, relation: document.Preceded},
	{words: []string{"following"}, relation: document.Preceded},
	{words: []string{"after"}, relation: document.Preceded},
	{words: []string{"ahead", "of"}, relation: document.Preceded, later: true},
	{words: []string{"prior", "to"}, relation: document.Preceded, later: true},
	{words: []string{"before"}, relation: document.Preceded, later: true},
	{words: []string{"on", "the", "eve", "of"}, relation: document.Preceded, later: true},
	{words: []string{"in", "the", "run-up", "to"}, relation: document.Preceded, later: true},
})

func byFirstWord(list []connector) map[string][]connector {
	out := map[string][]connector{}
	for _, c := range list {
		out[c.words[0]] = append(out[c.words[0]], c)
	}
	return out
}

// connected reads a connector at item k with the event or policy behind it and
// what its clause tells: "The vote was held in the wake of the war", "Because
// of the war, Norway signed the pact".
func (r *reader) connected(s *sentence, k int) {
	for _, c := range connectors[s.low(k)] {
		end := k
		for _, w := range c.words {
			if !s.is(end, word) || s.low(end) != w {
				end = -1
				break
			}
			end++
		}
		if end < 0 {
			continue
		}
		behind := r.after(s, end, "ep")
		if len(behind) == 0 {
			return
		}
		start := r.measured(s, k)
		other := r.toldBefore(s, start)
		if other < 0 {
			other = r.toldBehind(s, start, behind[len(behind)-1])
		}
		if other < 0 || r.relativeBetween(s, other, start) || c.relation != document.Preceded && r.fits(s, other, "p") && !r.isObject(s, other) {
			return
		}
		ru := ruleConnected
		if c.relation == document.Preceded {
			ru = ruleInOrder
		}
		for _, b := range behind {
			from, to := b, other
			if c.later {
				from, to = to, from
			}
			if a, z := s.items[from].entity, s.items[to].entity; a == z || r.known(s, a, z) {
				continue
			}
			f := frame{subjects: []int{from}, objects: []int{to}, rule: ru, factor: 1, group: r.clauseGroup(s, other, k)}
			f.group.start = min(from, to)
			if r.deniedClause(s, f) {
				f.group.negated = !f.group.negated
			}
			r.relate(s, c.relation, from, to, hit{k, end, nil}, f)
		}
		return
	}
}

// measured is the first item of the measure of time before item k: "two nights after".
func (r *reader) measured(s *sentence, k int) int {
	if !timeUnits[singular(s.low(k-1))] {
		return k
	}
	for k--; k > 0 && s.is(k-1, word) && !prepositions[s.low(k-1)] && s.low(k-1) != "and" && s.low(k-1) != "but"; k-- {
	}
	return k
}

// relativeBetween tells whether a relative clause opens between items a and b: what stands behind it hangs on another noun.
func (r *reader) relativeBetween(s *sentence, a, b int) bool {
	for j := a + 1; j < b; j++ {
		if s.is(j, word) && (relatives[s.low(j)] || s.low(j) == "that") {
			return true
		}
	}
	return false
}

// isObject tells whether a finite verb stands before the name at item k in its clause.
func (r *reader) isObject(s *sentence, k int) bool {
	for j := k - 1; j >= max(0, k-clauseReach) && !clauseBreak(s, j) && s.low(j) != "that"; j-- {
		if r.finite(s, j) {
			return true
		}
	}
	return false
}

// clauseGroup is the verb group between what a clause tells and the connector: "did not follow".
func (r *reader) clauseGroup(s *sentence, from, to int) verbGroup {
	g := verbGroup{}
	for j := from + 1; j < to; j++ {
		if s.is(j, word) && !s.items[j].capital {
			g.note(r.helpers[s.low(j)])
		}
	}
	return g
}

// toldBefore is the item of what the clause before item k tells: its nearest event or
// policy that is its verb's object or its subject, -1 for none.
func (r *reader) toldBefore(s *sentence, k int) int {
	from := max(0, k-clauseReach)
	for j := k - 1; j >= from; j-- {
		if s.is(j, cite) || s.low(j) == ";" || s.low(j) == ":" || clauseBreak(s, j) || s.low(j) == "and" && s.low(j-1) == "," {
			from = j + 1
			break
		}
	}
	for j := k - 1; j >= from; j-- {
		if r.happeningAt(s, j) && !r.governed(s, j) && !r.inRelative(s, j) {
			return j
		}
	}
	return -1
}

// clauseReach is how many items of a sentence a clause has at most: text without any mark must not make a document's reading quadratic.
const clauseReach = 80

// toldBehind is the item of what the main clause tells behind an opening phrase
// that begins at item k and ends with the name at item last; -1 where it opens no clause.
func (r *reader) toldBehind(s *sentence, k, last int) int {
	if k > 5 && s.low(k-1) != ";" && s.low(k-1) != "," && s.low(k-1) != "and" {
		return -1
	}
	for j := last + 1; j < min(len(s.items), last+clauseReach); j++ {
		if s.is(j, cite) || clauseBreak(s, j) {
			return -1
		}
		if r.happeningAt(s, j) {
			if r.governed(s, j) || s.items[j].anaphor {
				return -1
			}
			return j
		}
	}
	return -1
}
