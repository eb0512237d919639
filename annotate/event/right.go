package event

import (
	"strings"

	"kg/annotate/lexicon/naming"
)

// leads are the prepositions behind which an event's name may go on: what it is of, who did it, from where.
var leads = words(`of on in against with at by to over into from between within near across off`)

// goals are the nouns behind which "to" leads to where or to whom it went. Behind any other it belongs to the verb: "traces the default to the cuts".
var goals = words(`visit visits return accession transition trip travel admission ascension ascent flight handover hand-over transfer switch march invitation
	appeal response retreat appointment election succession extradition deployment opposition cession shift move referral submission surrender
	mission journey tour migration relocation deportation evacuation expedition turn conversion exile challenge objection nomination threat
	delivery donation sale export exports shipment shipments pipeline amendment amendments appointment promotion elevation annexation incorporation subordination
	addition attachment adherence commitment conversion pilgrimage embassy delegation letter speech address message ultimatum letter reply
	resistance reaction approach withdrawal swing loss defeat concession concessions grant loan loans aid assistance access entry re-entry recourse resort`)

// pasts are past forms that do not end in "ed", and verbs like them: behind a head noun they begin the predicate.
var pasts = words(`cost hurt set put cut hit split led met fell rose broke began came went took gave brought left kept held saw made
	became drew drove shook swept spread ran won lost struck shut let sent meant tore threw grew knew chose wrote spoke fought
	bought sought caught taught thought built spent lent bent dealt fed fled bled sped stood understood withdrew overthrew sank
	sang rang stung stuck swung spun wore bore swore froze stole woke hid bit laid paid told sold cast burst beat bid quit shed
	thrust upset found showed got lay lit slid sprang undid arose begot forbade forgave foresaw outlived outdid overtook undertook
	remain remains became`)

// beside are prepositions and adverbs of place that end a phrase.
var beside = words(`near amid amidst alongside outside inside beyond behind below above beneath beside besides throughout past until
	till versus worldwide nationwide abroad home everywhere nowhere therefore eventually soon later today ashore together alone worth due unlike apart aside amongst upon onwards afterwards thereafter meanwhile instead although though`)

// nouns look like verbs or adverbs and are none.
var nouns = words(`sterling king spring wing building meeting housing shipping banking mining fishing farming hearing bombing shelling killing
	family assembly ally supply monopoly anomaly seed shed feed training funding lending spending ruling landing painting airing
	sibling herring shilling viking`)

// ends tells whether the lower-case word at i is no part of a noun phrase.
func (f *finder) ends(u *naming.Unit, i int) bool {
	w := u.Fold(i)
	if naming.Verbal(w) && !nouns[w] || pasts[w] || beside[w] || len(w) < 2 || u.Tokens[i].Digit {
		return true
	}
	next := u.Fold(i + 1)
	if w[len(w)-1] == 's' && u.Adjoins(i+1) { // "marks the end", not "forces"
		switch next {
		case "the", "a", "an", "that", "its", "their", "his", "her", "this", "how", "why", "what":
			return true
		}
	}
	return false
}

// right grows the phrase over what stands behind its head. An act takes a definite object without a name too: "eviction of the camp".
func (f *finder) right(u *naming.Unit, p naming.Phrase, act bool) naming.Phrase {
	if act && u.Fold(p.Head+1) == "on" && u.Adjoins(p.Head+2) && !naming.Stop(u.Fold(p.Head+2)) && !f.ends(u, p.Head+2) { // "run on sterling"
		if h, ok := f.lex.EventAct(u.Fold(p.Head)); ok && h.Limit == "on" {
			p.Last, p.Right = p.Head+2, true
		}
	}
	for step := 0; step < 4; step++ {
		k := p.Last + 1
		if k+1 >= len(u.Tokens) || !u.Adjoins(k) || !u.Adjoins(k+1) || u.Tokens[p.Last].Possessive() || u.Upper(k) || u.Dates[k] != "" {
			break
		}
		prep := u.Fold(k)
		if !leads[prep] || prep == "to" && step == 0 && !goals[u.Fold(p.Head)] {
			break
		}
		end, named := f.object(u, k+1, act && step == 0)
		if end < 0 && step == 0 && u.Determined(p.First) {
			end, named = f.some(u, k+1)
			if end < 0 && prep == "of" {
				end = f.bare(u, p, k+1)
			}
		}
		if end < 0 || !named && (prep == "in" || prep == "at" || prep == "near") {
			break
		}
		if prep != "of" && prep != "by" && indefinite(u.Fold(k+1)) {
			break
		}
		told := p.Proper > 0 || p.Right
		if u.Dates[k+1] != "" || u.Month(k+1) || u.Tokens[k+1].Digit && u.Month(k+2) {
			p.Dated = true
			if told && prep != "of" {
				break // the date is when it was, no part of its name
			}
		}
		if prep == "between" && (told || p.Dated || lasting[u.Fold(p.Head)]) {
			break
		}
		p.Last, p.Right = end, true
		if prep == "between" && u.Fold(end+1) == "and" && u.Adjoins(end+1) {
			if more, ok := f.object(u, end+2, true); ok {
				p.Last = more
			}
		}
	}
	return p
}

func indefinite(w string) bool {
	switch w {
	case "a", "an", "any", "some", "another", "no", "every", "each":
		return true
	}
	return false
}

// some is the last word of a noun phrase without a definite article that still tells one happening: things that are counted ("four
// miners"), or things of which the place is named ("students in Lima", "a statue in Lima"). -1 for none.
func (f *finder) some(u *naming.Unit, k int) (end int, named bool) {
	counted, one := false, false
	switch w := u.Fold(k); {
	case numerals[w] || u.Tokens[k].Digit && u.Dates[k] == "" && !u.Month(k+1):
		counted = true
	case w == "a" || w == "an":
		one = true
	default:
		k--
	}
	last := k
	for i := k + 1; i < len(u.Tokens) && i-k <= 3 && u.Adjoins(i) && !u.Masked[i] && !naming.Stop(u.Fold(i)) && !u.Upper(i) && !f.ends(u, i) && u.Dates[i] == ""; i++ {
		last = i
	}
	if last == k || !one && !plural(u.Fold(last)) {
		return -1, false
	}
	if counted {
		return last, true
	}
	switch u.Fold(last + 1) {
	case "in", "at", "near", "off", "outside":
		if place, ok := f.object(u, last+2, false); place >= 0 && ok && u.Adjoins(last+1) && f.upperBehind(u, last+1) {
			return place, true
		}
	}
	return -1, false
}

func plural(w string) bool {
	return naming.Singular(w) != w || strings.HasSuffix(w, "men") || w == "people" || w == "children"
}

var numerals = words(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
	twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands`)

// bare is the last word of what an event with an article is of where that has no article: what was done to something in two words or more,
// or with who did it behind it ("the suspension of food aid", "the closure of schools by the army"), and many that did something once
// ("the walkout of ministers"). -1 for none: "the closure of schools" is a kind.
func (f *finder) bare(u *naming.Unit, p naming.Phrase, k int) int {
	if !f.the(u, p.First) || p.First < p.Head || u.Upper(p.Head) && !u.Starts(p.Head) {
		return -1
	}
	last := k - 1
	for i := k; i < len(u.Tokens) && i-k < 4 && u.Adjoins(i) && !u.Masked[i] && !u.Upper(i) && u.Dates[i] == "" && !naming.Stop(u.Fold(i)) && !f.ends(u, i) && !f.lex.Act(u.Fold(i)); i++ {
		last = i
	}
	if last < k || len(u.Fold(last)) < 3 || strings.HasSuffix(u.Fold(k), "en") || strings.HasSuffix(u.Fold(k), "ed") {
		return -1
	}
	if u.Fold(last+1) == "and" && u.Adjoins(last+1) && u.Adjoins(last+2) && plural(u.Fold(last+2)) && plural(u.Fold(last)) && !u.Upper(last+2) {
		last += 2
	}
	w := u.Fold(p.Head)
	h, act := f.lex.EventAct(w)
	switch {
	case act && h.Limit == "" && naming.Singular(w) == w && (last > k || u.Fold(last+1) == "by" && f.upperBehind(u, last+1)):
		return last
	case !act && plural(u.Fold(last)):
		if h, ok := f.lex.EventHead(w); ok && h.Strong && naming.Singular(w) == w {
			return last
		}
	}
	return -1
}

// object is the last word of the noun phrase that begins at k, -1 for none that tells one thing. It is named where it has a
// name or a date.
func (f *finder) object(u *naming.Unit, k int, act bool) (end int, named bool) {
	determined, first := false, k
	for ; first < len(u.Tokens) && u.Adjoins(first) && u.Dates[first] == ""; first++ {
		if u.Upper(first) {
			break
		}
		switch u.Fold(first) {
		case "the", "its", "their":
			determined = true
			continue
		case "a", "an":
			continue
		case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "last", "former", "new", "old":
			if determined {
				continue
			}
		}
		break
	}
	if first >= len(u.Tokens) || !u.Adjoins(first) || u.Masked[first] {
		return -1, false
	}
	if d := u.Dates[first]; d != "" {
		for end = first; end+1 < len(u.Tokens) && u.Dates[end+1] == d && !u.Tokens[end].Possessive(); end++ {
		}
		if !determined || !u.Adjoins(end+1) || f.endsDate(u, end+1) {
			return end, true
		}
	}
	if u.Tokens[first].Digit && len(u.Fold(first)) <= 2 && u.Month(first+1) { // "24 January"
		return first + 1, true
	}
	end = -1
	lower, dated := 0, false
	for i := first; i < len(u.Tokens) && i-first < 10 && !u.Masked[i]; i++ {
		if i > first && !u.Adjoins(i) && !u.Tokens[i-1].Possessive() && !f.listed(u, i) && !versus(u, i) && !initial(u, i) {
			break
		}
		t := u.Tokens[i]
		after := i > first && len(f.lex.Adjective(u.Fold(i-1))) > 0 // "Liberian border"
		owned := i > first && u.Tokens[i-1].Possessive()
		switch {
		case u.Dates[i] != "":
			end, dated = i, true
		case t.Upper || t.Digit && len(t.Fold) > 1 && t.Fold[len(t.Fold)-1] > '9' || t.Digit && i > first && (t.Gap == "-" || u.Upper(i-1)):
			end, named = i, true
		case (naming.Joint(t.Fold) || t.Fold == "v" || t.Fold == "vs") && end >= 0 && named && f.goesOn(u, i):
		case naming.Stop(t.Fold), f.ends(u, i):
			return f.close(u, first, end), named || dated
		case i == first && !determined && !act && !f.inner(t.Fold):
			if !u.Upper(i+1) && !f.inner(u.Fold(i+1)) {
				return -1, false
			}
		case after || owned || f.inner(t.Fold) || named && things[naming.Singular(t.Fold)]:
			end = i
		case determined && act && named && end == i-1 && f.tail(u, i):
			return i, true // "withdrawal of the Aswan loan"
		case determined && act && lower < 4 && (!named || i == first):
			lower++
			if end == i-1 || i == first {
				end = i
			}
		case i == first || !named && i-first < 3:
			lower++ // "flight MH17", "former president Ruiz"
		default:
			return f.close(u, first, end), named || dated
		}
	}
	return f.close(u, first, end), named || dated
}

// tail tells whether the lower-case word at i is the noun that a name before it belongs to, and ends the phrase. A word in "s" may be a verb: it counts
// where what follows can stand behind a noun alone.
func (f *finder) tail(u *naming.Unit, i int) bool {
	w := u.Fold(i)
	if len(w) < 3 {
		return false
	}
	if !u.Adjoins(i + 1) {
		return true
	}
	next := u.Fold(i + 1)
	if w[len(w)-1] == 's' {
		switch next {
		case "is", "are", "was", "were", "has", "have", "had", "by", "and", "or", "that", "which":
			return true
		}
		return false
	}
	return naming.Stop(next) || leads[next] || f.ends(u, i+1)
}

// close drops what cannot end a noun phrase.
func (f *finder) close(u *naming.Unit, first, end int) int {
	for end >= first && naming.Joint(u.Fold(end)) && !u.Upper(end) {
		end--
	}
	if end < first {
		return -1
	}
	return end
}

// goesOn tells whether a name goes on behind the small word at i: "Board of Education", "Roe v. Wade", "British and French".
func (f *finder) goesOn(u *naming.Unit, i int) bool {
	k := i + 1
	if u.Fold(k) == "the" && u.Fold(i) != "and" {
		k++
	}
	switch u.Fold(i) {
	case "v", "vs":
		return u.Upper(i + 1)
	case "of", "and", "de", "for", "del", "la", "du":
		return u.Upper(k) && (u.Fold(i) != "and" || u.Adjoins(k)) && u.Adjoins(i+1)
	}
	return false
}

func versus(u *naming.Unit, i int) bool {
	w := u.Fold(i - 1)
	return (w == "v" || w == "vs") && u.Tokens[i].Gap == ". "
}

// initial tells whether the name at i goes on behind an initial: "A. Okoro".
func initial(u *naming.Unit, i int) bool {
	return u.Tokens[i].Gap == ". " && u.Upper(i-1) && len(u.Fold(i-1)) == 1 && u.Upper(i)
}

func (f *finder) listed(u *naming.Unit, i int) bool {
	if u.Tokens[i].Gap != ", " || !u.Upper(i) {
		return false
	}
	for k := i; k < len(u.Tokens) && k < i+8; k++ {
		if u.Fold(k) == "and" {
			return u.Upper(k + 1)
		}
		if !u.Upper(k) {
			return false
		}
	}
	return false
}

// endsDate tells whether the date does not stand before a noun: "of May 2019 in", not "of the 2019 reform".
func (f *finder) endsDate(u *naming.Unit, i int) bool {
	if i >= len(u.Tokens) || u.Upper(i) && !naming.Function(u.Fold(i)) {
		return i >= len(u.Tokens)
	}
	return naming.Stop(u.Fold(i)) || f.ends(u, i)
}

// things are nouns that follow a name within what an event is of: "the Lisbon embassy", "Ruiz cabinet".
var things = words(`administration agency airbase airport alliance archive area army assembly authority barrack barracks base battalion
	bloc board border bridge brigade building bureau cabinet camp canal capital cathedral cell chamber chief church city coalition
	colony commander commission committee company compound congress conservative consulate contract convoy corridor council country
	court crew crossing crown currency dam delegation delegate democrat detainee dictator diplomat district division dollar dynasty
	election embassy empire enclave engineer envoy facility factory faction farmer federation ferry fighter fleet force frontier front
	garrison general government governor group guard harbour headquarters hospital hostage house industry infrastructure institute
	institution island journalist judge junta jurisdiction king kingdom leader leadership legislature line market marine mediator
	militia mine miner minister ministry minority mission monarch monarchy monastery mosque movement museum navy network newspaper
	office officer official outpost palace parliament party passport patrol peacekeeper peninsula people pipeline plane plant plot
	police population port position post pound premier president presidency priest prime prison prisoner protectorate province queen
	radio railway reactor rebel refinery refugee regiment regime region republic reserve ruler sanctuary school seat secretary senate
	senator settlement settler ship shipyard site soldier stadium state station statue stronghold student submarine subsidiary suburb
	sultan summit synagogue system talk tanker team temple territory throne tower town trawler treasury tribe troop union unit
	university veteran vessel village villager voter war warship worker yuan yen zone colliery coalfield exchange bank lender fund
	law act treaty agreement accord pact protocol charter constitution convention directive regulation order programme plan deal
	bill budget resolution decree ruling sanction tariff tax subsidy quota`)
