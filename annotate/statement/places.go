package statement

// before finds the subject that ends before item k: an entity of the given
// kinds, alone or in a row ("A, B and C"), over an apposition or a relative pronoun.
func (r *reader) before(s *sentence, k int, kinds string) []int {
	j := k - 1
	switch s.low(j) {
	case "who", "which", "that":
		if s.is(j, word) {
			j--
			if s.low(j) != "," {
				if found := r.rowBefore(s, j, kinds); len(found) > 0 || s.low(j+1) != "who" || !r.fits(s, j, kinds) {
					return found
				}
				return []int{j}
			}
			if found := r.rowBefore(s, j-1, kinds); len(found) > 0 {
				return found
			}
			if s.low(j+1) == "who" && r.fits(s, j-1, kinds) {
				return []int{j - 1} // "by Ana Ruiz, who signed"
			}
			return r.overApposition(s, j, kinds)
		}
	case ",":
		return r.overApposition(s, j, kinds)
	case ")":
		for j > 0 && s.low(j) != "(" {
			j--
		}
		return r.rowBefore(s, j-1, kinds)
	}
	for j >= 0 && s.is(j, cite) && !r.narrative(s, j) {
		j--
	}
	if s.low(j) == "," && j < k-1 {
		return r.overApposition(s, j, kinds)
	}
	if found := r.rowBefore(s, j, kinds); len(found) > 0 {
		return found
	}
	// "the Board under Ana Ruiz adopted …", "the treaty with Peru was signed …"
	if n := r.nounStart(s, j) - 1; s.is(j, entity) && n > 0 && s.is(n, word) && phraseLinks[s.low(n)] && s.is(n-1, entity) {
		return r.rowBefore(s, n-1, kinds)
	}
	return r.overPhrase(s, j, kinds)
}

// phraseLinks are prepositions that hang a phrase on a name without changing what acts.
var phraseLinks = map[string]bool{"under": true, "with": true, "between": true, "of": true, "in": true, "from": true, "for": true, "on": true, "at": true}

// phraseWords is how long a phrase behind a name may be to be stepped over.
const phraseWords = 7

// overPhrase finds the subject before a phrase that hangs on it: "the treaty
// between the river states was signed".
func (r *reader) overPhrase(s *sentence, j int, kinds string) []int {
	for k := j; k > 0 && j-k < phraseWords && s.is(k, word); k-- {
		if w := s.low(k); beForms[w] || haveForms[w] || len(r.verbs.first[w]) > 0 || w == "and" || w == "but" {
			return nil
		}
		if s.is(k-1, entity) && prepositions[s.low(k)] {
			return r.rowBefore(s, k-1, kinds)
		}
	}
	return nil
}

// appositionWords is how long a stretch between commas may be to be stepped over.
const appositionWords = 20

// overApposition finds the subject before ", the rapporteur," whose second comma is item j.
func (r *reader) overApposition(s *sentence, j int, kinds string) []int {
	for k := j - 1; k >= 0 && j-k < appositionWords; k-- {
		if s.low(k) != "," {
			continue
		}
		if found := r.rowBefore(s, k-1, kinds); len(found) > 0 {
			return found
		}
		// "A revised text, the Pact, was signed": the name is the apposition
		if s.is(j-1, entity) && (j-1 == k+1 || j-1 == k+2 && determiners[s.low(k+1)]) && s.is(k-1, word) {
			return r.rowBefore(s, j-1, kinds)
		}
		// an apposition with commas of its own goes on to the left
	}
	return nil
}

var determiners = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "its": true, "their": true, "his": true, "her": true}

// rowBefore is the row of entities that ends at item j: "A", "A and B", "A, B and C".
func (r *reader) rowBefore(s *sentence, j int, kinds string) []int {
	if !r.fits(s, j, kinds) {
		return nil
	}
	if kinds == "a" {
		j = r.overBehalf(s, j)
	}
	out := []int{j}
	governed := r.governed(s, j)
	for {
		k := r.nounStart(s, j) - 1
		if w := s.low(k); w != "and" && w != "," && w != "&" && w != "or" {
			break
		}
		if w := s.low(k - 1); w == "," && s.low(k) != "," {
			// ", and Ruiz" begins a clause unless a row stands before it
			if s.low(k-3) != "," && !(s.low(k-4) == ",") {
				break
			}
			k--
		}
		if !r.fits(s, k-1, kinds) || s.low(k) == "," && len(out) < 2 && !rowGoesOn(s, j) {
			break
		}
		j = k - 1
		if kinds == "a" {
			j = r.overBehalf(s, j)
		}
		out = append([]int{j}, out...)
		governed = r.governed(s, j)
	}
	if governed && !(kinds == "a" && conjunctions[s.low(r.nounStart(s, j)-1)]) {
		return nil
	}
	return out
}

// overBehalf is the actor who acts "for" the one at item j: "Ana Ruiz for the Union signed"; j itself where nobody does.
func (r *reader) overBehalf(s *sentence, j int) int {
	n := r.nounStart(s, j)
	if (s.low(n-1) == "for" || s.low(n-1) == "of" && !headNouns[s.low(n-2)]) && r.isPerson(s, n-2) && !r.isPerson(s, j) {
		return n - 2
	}
	return j
}

// conjunctions are prepositions that open a clause too: "after Norway signed".
var conjunctions = map[string]bool{"after": true, "before": true, "since": true, "until": true, "as": true, "because": true, "than": true}

// rowGoesOn tells whether the entity at j was reached over "and": only then do commas before it make a row.
func rowGoesOn(s *sentence, j int) bool { return s.low(j-1) == "and" || s.low(j-2) == "and" }

// nounStart is the first item of the noun phrase whose name is item j: titles,
// adjectives and articles before it belong to it.
func (r *reader) nounStart(s *sentence, j int) int {
	k := j
	for k > 0 && j-k < 4 && s.is(k-1, word) && !prepositions[s.low(k-1)] && s.low(k-1) != "and" && s.low(k-1) != "or" && r.helpers[s.low(k-1)] == 0 && !startsWithDigit(s.low(k-1)) {
		k--
		if determiners[s.low(k)] {
			break
		}
	}
	return k
}

// governed tells whether a preposition governs the name at item j, so that it
// is not the head of its phrase: "talks with Norway". For the outcome of
// something ("the collapse of the pact") the name counts as the head.
func (r *reader) governed(s *sentence, j int) bool {
	k := r.nounStart(s, j) - 1
	if k < 0 || !s.is(k, word) || !prepositions[s.low(k)] {
		return false
	}
	if s.low(k) == "of" || s.low(k) == "in" {
		return !headNouns[s.low(k-1)]
	}
	// a leading adverbial: "After the pact, …" cannot end before the verb without a comma
	return true
}

// headNouns are nouns that add nothing but a state or a part to what they are of.
var headNouns = map[string]bool{
	"government": true, "governments": true, "state": true, "republic": true, "kingdom": true, "leaders": true, "leadership": true,
	"collapse": true, "failure": true, "shock": true, "exhaustion": true, "success": true, "delay": true, "delays": true, "adoption": true,
	"start": true, "outbreak": true, "end": true, "beginning": true, "implementation": true, "launch": true, "breakdown": true,
	"aftermath": true, "impact": true, "escalation": true, "spread": true, "introduction": true, "enactment": true, "expansion": true,
	"members": true, "parliament": true, "announcement": true, "signing": true, "passage": true, "rejection": true, "city": true,
	"violence": true, "pressure": true, "conclusion": true, "withdrawal": true, "suspension": true, "fall": true, "rise": true,
	"weakness": true, "outcome": true, "whole": true, "course": true, "legality": true, "victims": true, "consequences": true, "experience": true, "memory": true, "army": true, "delegates": true, "ministers": true,
}

// afterWords is how many words may stand between a verb and its object's name.
const afterWords = 7

// after finds the object that begins behind a verb at item k: the next name of
// the given kinds, in a row if it is one, with nothing but a noun phrase's own words before it.
func (r *reader) after(s *sentence, k int, kinds string) []int {
	for n := 0; k < len(s.items) && n < afterWords; k, n = k+1, n+1 {
		it := s.items[k]
		switch it.kind {
		case entity:
			if r.fits(s, k, kinds) {
				if s.low(k+1) == "'s" {
					if o := r.after(s, k+2, kinds); len(o) > 0 && o[0] <= k+3 {
						return o
					}
					return nil
				}
				return r.rowAfter(s, k, kinds)
			}
			if s.low(k+1) == "'s" || r.fits(s, k+1, kinds) {
				if s.low(k+1) == "'s" {
					k++
				}
				continue
			}
			return nil
		case cite:
			return nil
		case punct:
			if it.low == "," && n > 1 {
				return r.apposed(s, k, kinds)
			}
			if it.low != `"` && it.low != "'" && it.low != "-" {
				return nil
			}
		case word:
			if n > 0 && it.low == "of" && (headNouns[s.low(k-1)] || partNouns[s.low(k-1)]) {
				continue
			}
			if prepositions[it.low] || it.low == "and" || it.low == "that" || it.low == "which" || it.low == "who" || it.low == "it" ||
				it.low == "or" || it.low == "but" || it.low == "to" || it.low == "where" || it.low == "when" || it.low == "what" || it.low == "how" {
				return nil
			}
			if n > 0 && beForms[it.low] || haveForms[it.low] {
				return nil
			}
		}
	}
	return nil
}

// apposed is the name in apposition to the common noun before the comma at item
// k: "its successor, the Second Pact, in May".
func (r *reader) apposed(s *sentence, k int, kinds string) []int {
	e := k + 1
	if determiners[s.low(e)] {
		e++
	}
	if !r.fits(s, e, kinds) || s.low(e+1) == "'s" || s.low(k-2) == "," || !determiners[s.low(k-2)] && !determiners[s.low(k-3)] && s.low(k-3) != "his" {
		return nil
	}
	if w := s.low(e + 1); e+1 < len(s.items) && w != "," && w != "." && w != ";" && !s.is(e+1, cite) && !prepositions[w] {
		return nil
	}
	return []int{e}
}

// partNouns are nouns that name a part or a version of what they are of.
var partNouns = map[string]bool{
	"part": true, "parts": true, "text": true, "version": true, "draft": true, "round": true, "series": true, "terms": true,
	"creation": true, "idea": true, "renewal": true, "extension": true, "provisions": true, "whole": true, "rest": true, "bulk": true, "outcome": true, "half": true, "much": true, "majority": true, "renegotiation": true, "passing": true, "passage": true, "adoption": true, "establishment": true, "drafting": true, "negotiation": true, "revival": true, "resumption": true, "all": true, "most": true, "some": true,
}

// rowAfter is the row of entities that begins at item k: "A and B", "A, B and C".
// A comma alone makes no row: what stands behind it may be anything.
func (r *reader) rowAfter(s *sentence, k int, kinds string) []int {
	out := []int{k}
	before := s.low(r.nounStart(s, k) - 1)
	between := before == "between" || before == "by" && s.low(k+1) == "and"
	var behindComma []int
	for {
		j, and := k+1, false
		if s.low(j) == "," {
			j = r.overTitle(s, j) + 1
		}
		if s.low(j) == "and" || s.low(j) == "&" {
			j, and = j+1, true
		} else if j == k+1 {
			return out
		}
		if prepositions[s.low(j)] && and {
			j++ // "by A and by B"
		}
		for n := 0; n < 3 && s.is(j, word) && !prepositions[s.low(j)] && r.helpers[s.low(j)] == 0 && (and || determiners[s.low(j)]); n++ {
			j++
		}
		if !r.fits(s, j, kinds) || r.verbFollows(s, j) && !between || s.low(j+1) == "'s" {
			return out
		}
		if and {
			return append(append(out, behindComma...), j)
		}
		behindComma = append(behindComma, j)
		k = j
	}
}

// overTitle is the comma that closes an apposition with a title opened by the
// comma at item j ("Ana Ruiz, president of Peru, and …"), or j itself.
func (r *reader) overTitle(s *sentence, j int) int {
	if _, ok := r.titles.at(s.items, min(j+1, len(s.items)-1), len(s.items)); !ok && !determiners[s.low(j+1)] || s.is(j+1, entity) || s.is(j+2, entity) {
		return j
	}
	for k := j + 1; k < j+12 && k < len(s.items); k++ {
		if s.low(k) == "," {
			if s.low(k+1) == "and" {
				return k
			}
			return j
		}
		if s.low(k) == "and" && r.fits(s, k+1, "a") {
			return k - 1
		}
		if beForms[s.low(k)] || s.items[k].kind == cite {
			return j
		}
	}
	return j
}

func startsWithDigit(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// verbFollows tells whether the entity at item j begins a clause of its own.
func (r *reader) verbFollows(s *sentence, j int) bool {
	if !s.is(j+1, word) {
		return false
	}
	w := s.low(j + 1)
	if r.helpers[w] != 0 && w != "both" && w != "all" && w != "together" && w != "too" {
		return true
	}
	_, verb := r.verbs.first[w]
	_, speech := r.speech.first[w]
	return verb || speech
}

// pronounSubject is what "he", "she", "it" or "they" before a verb stands for:
// the actor that is quoted earlier in the sentence ("London said that it would …").
func (r *reader) pronounSubject(s *sentence, k int, kinds string) ([]int, bool) {
	switch s.low(k - 1) {
	case "it", "he", "she", "they":
	default:
		return nil, false
	}
	for j := k - 2; j > 0; j-- {
		h, ok := r.speech.at(s.items, j, k)
		if !ok || s.low(h.end) != "that" && h.end != k-1 {
			continue
		}
		if sub := r.before(s, r.group(s, j).start, kinds); len(sub) > 0 {
			return sub, true
		}
	}
	return nil, false
}

// relativeObject is the antecedent of "the pact[,] which Norway signed", -1 for none.
func (r *reader) relativeObject(s *sentence, subject int, kinds string) int {
	k := r.nounStart(s, subject) - 1
	// nounStart takes the pronoun for an adjective
	for k+1 < subject && s.low(k+1) != "that" && s.low(k+1) != "which" {
		k++
	}
	if s.low(k+1) == "that" || s.low(k+1) == "which" {
		k++
	}
	if s.low(k) != "which" && s.low(k) != "that" {
		return -1
	}
	k--
	if s.low(k) == "," {
		k--
	}
	if r.fits(s, k, kinds) {
		return k
	}
	// "the fund of three billion dollars, which Norway approved"
	for n := k; n > 0 && k-n < phraseWords && s.is(n, word) && r.helpers[s.low(n)] == 0; n-- {
		if prepositions[s.low(n)] && r.fits(s, n-1, kinds) {
			return n - 1
		}
	}
	return -1
}
