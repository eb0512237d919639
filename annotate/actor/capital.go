package actor

import (
	"strings"

	"kg/annotate/lexicon/naming"
)

// acts tells whether the capital at words first to last stands for its
// government: it does something, something is done to it, it has or says something.
// Where it is only where something happens it is a place.
func (f *finder) acts(u *naming.Unit, first, last int) bool {
	before, after := u.Fold(first-1), u.Fold(last+1)
	if f.dateline(u, first, last) {
		return false
	}
	if first > 0 && u.Adjoins(first) {
		if moved[before] || asking[before] && last+1 < len(u.Tokens) && u.Adjoins(last+1) && !naming.Stop(after) && !u.Upper(last+1) {
			return true
		}
		if taken[before] {
			return false
		}
		switch before {
		case "in", "at", "near", "outside", "inside", "around", "through", "across", "via", "of", "into", "visited", "left", "reached":
			return before == "of" && f.speaks(u.Fold(first-2))
		case "to", "from", "on", "over":
			return f.message(u.Fold(first - 2))
		}
	}
	if u.Tokens[last].Possessive() {
		return true
	}
	if last+1 < len(u.Tokens) && u.Adjoins(last+1) && !u.Upper(last+1) && (f.lex.Act(after) || strings.HasSuffix(after, "ed") && len(after) > 4) {
		return true
	}
	if f.coordinated(u, first, last) {
		return true
	}
	if gap := u.After(last); strings.HasPrefix(gap, ",") && f.parenthetic(u, last+1) {
		return true
	}
	if first > 0 && u.Adjoins(first) {
		switch before {
		case "with", "between", "against", "by", "for", "on", "and", "that", "towards", "toward", "if", "while", "whether", "when", "because", "as", "than", "what", "how", "why":
			return before != "and" && before != "for" && before != "on" || f.verbNear(u, last)
		}
		if (f.lex.Act(before) || strings.HasSuffix(before, "ed") && len(before) > 4) && before != "is" && before != "was" && !u.Upper(first-1) {
			return true
		}
	}
	// "And Harare?": a sentence of its own
	return first <= 1 && strings.HasPrefix(u.After(last), "?")
}

// taken are verbs of which a town is the object, not its government.
var taken = words(`visited reached entered toured bombed shelled captured occupied besieged surrounded evacuated crossed rocked stormed seized
	retook recaptured liberated burned burnt destroyed encircled flooded paralysed paralyzed fled ran governed left hit struck rebuilt razed took
	approached swept shook gripped hosted defended attacked`)

// moved are verbs of which a government is the object, not its town; asking are those that stand before a subject: "Why did Lima pay?".
var (
	moved = words(`brought gave gives giving cost costs made makes making kept let lets drove obliged obliges obliging persuaded convinced forced embarrassed allowed
		emboldened encouraged spared reassured alarmed enraged infuriated angered deprived antagonised antagonized alienated wooed lobbied petitioned pressed pushed
		helped taught cast put sent telling compelled provoked pleased`)
	asking = words(`did does do had has could would should can will must might`)
)

// dateline is the place at the head of a news report: "LIMA —", "LIMA (Reuters) -".
func (f *finder) dateline(u *naming.Unit, first, last int) bool {
	if first > 1 {
		return false
	}
	gap := u.After(last)
	return strings.HasPrefix(gap, "—") || strings.HasPrefix(gap, "–") || strings.HasPrefix(gap, "(") && u.Tokens[first].Caps
}

// coordinated reads "Lima and Quito have …".
func (f *finder) coordinated(u *naming.Unit, first, last int) bool {
	if u.Fold(last+1) == "and" && u.Upper(last+2) {
		for k := last + 3; k < len(u.Tokens) && k <= last+4; k++ {
			if f.lex.Act(u.Fold(k)) && u.Adjoins(k) {
				return !f.placeBefore(u, first)
			}
		}
	}
	if u.Fold(first-1) == "and" && f.lex.Act(u.Fold(last+1)) {
		return true
	}
	return false
}

func (f *finder) placeBefore(u *naming.Unit, first int) bool {
	switch u.Fold(first - 1) {
	case "in", "at", "from", "to":
		return true
	}
	return false
}

func (f *finder) verbNear(u *naming.Unit, last int) bool {
	for k := last + 1; k < len(u.Tokens) && k <= last+2; k++ {
		if f.lex.Act(u.Fold(k)) && u.Adjoins(k) {
			return true
		}
	}
	return false
}

// parenthetic reads the verb behind an insertion: "London, for its part, is copying …".
func (f *finder) parenthetic(u *naming.Unit, from int) bool {
	for k := from + 1; k < len(u.Tokens) && k < from+12; k++ {
		if strings.TrimSpace(u.Tokens[k].Gap) == "," {
			return f.lex.Act(u.Fold(k))
		}
		if strings.ContainsAny(u.Tokens[k].Gap, ".;:?!") {
			return false
		}
	}
	return false
}

func (f *finder) speaks(noun string) bool {
	switch naming.Singular(noun) {
	case "policy", "part", "position", "support", "approval", "consent", "attitude", "behalf", "wish", "demand", "hostility", "criticism", "refusal", "distrust", "recognition", "exclusion", "isolation", "ally", "rival", "favour", "favor", "friend", "enemy", "expense", "agent", "archive", "envoy", "ambassador", "spy", "blessing", "permission", "patience", "goodwill", "eye", "hand", "interest", "intention", "motive", "orbit", "objection", "opposition", "calculation", "reluctance", "indifference", "silence", "complicity", "strategy", "fear", "suspicion", "leverage":
		return true
	}
	return false
}

func (f *finder) message(noun string) bool {
	switch naming.Singular(noun) {
	case "pressure", "signal", "message", "aid", "support", "demand", "response", "concession", "offer", "warning", "threat", "money", "backing", "loan", "arms", "weapons", "instruction", "order", "closer", "proposal", "request", "thanks", "eye", "sanction", "attack", "dependence", "reliance", "influence", "leverage", "victory":
		return true
	}
	return false
}
