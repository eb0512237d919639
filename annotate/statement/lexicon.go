package statement

import (
	_ "embed"
	"fmt"
	"strings"

	"kg/document"
)

// The vocabularies. They are general: no name of any document stands in them.
//
//go:embed data/irregular.txt
var irregularData string

//go:embed data/causal.txt
var causalData string

//go:embed data/report.txt
var reportData string

//go:embed data/discuss.txt
var discussData string

//go:embed data/dispute.txt
var disputeData string

//go:embed data/thesis.txt
var thesisData string

//go:embed data/continue.txt
var continueData string

//go:embed data/announce.txt
var announceData string

//go:embed data/speech.txt
var speechData string

//go:embed data/modality.txt
var modalityData string

//go:embed data/relations.txt
var relationsData string

//go:embed data/nouns.txt
var nounsData string

//go:embed data/sections.txt
var sectionsData string

//go:embed data/table.txt
var tableData string

//go:embed data/contrast.txt
var contrastData string

//go:embed data/causative.txt
var causativeData string

//go:embed data/dissent.txt
var dissentData string

//go:embed data/account.txt
var accountData string

//go:embed data/nominal.txt
var nominalData string

//go:embed data/roles.txt
var rolesData string

//go:embed data/titles.txt
var titlesData string

//go:embed data/effect.txt
var effectData string

//go:embed data/interpret.txt
var interpretData string

//go:embed data/argue.txt
var argueData string

//go:embed data/treat.txt
var treatData string

//go:embed data/learned.txt
var learnedData string

// modal is what a word does to the verb behind it.
type modal int

const (
	plain modal = iota + 1
	hedge
	deny
)

// verbRule is a line of data/relations.txt.
type verbRule struct {
	relation    document.Relation
	before      string // kinds that may be the subject: letters of "aep"
	behind      string
	passiveOnly bool
	swap        bool
	state       bool // a participle with a preposition of its own: "was put down to"
}

// lexicon is all vocabularies, compiled. It is read-only after newLexicon.
type lexicon struct {
	causal, report, discuss, dispute, thesis, goesOn, announce, speech, verbs, titles, contrast, accounts, dissent *vocabulary
	effect, interpret, argue, treat, causative                                                                     *vocabulary

	rules       []verbRule
	nominal     map[string][]nounRule // noun of doing → how it is read
	roles       *vocabulary
	parts       []verbRule // by class of roles
	helpers     map[string]modal
	controls    map[string]modal
	nouns       map[string]string // common noun, singular and plural → class
	sections    map[string]string // word of a title → kind of section
	headers     map[string]string // word of a header → kind of column
	learned     map[string]bool   // words for those whose views a citation stands for
	pasts       map[string]bool   // past forms of irregular verbs
	participles map[string]bool   // participles of irregular verbs
	tallies     map[string]tally  // rule → how often it was right
}

func newLexicon() (*lexicon, error) {
	irregular := map[string][2]string{}
	for _, line := range lines(irregularData) {
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("irregular verbs: %q has not three forms", line)
		}
		irregular[f[0]] = [2]string{f[1], f[2]}
	}
	x := &lexicon{learned: map[string]bool{}, pasts: map[string]bool{}, participles: map[string]bool{}}
	for _, forms := range irregular {
		x.participles[forms[1]] = true
		for _, past := range strings.Split(forms[0], "/") {
			x.pasts[past] = true
		}
	}
	for _, line := range lines(learnedData) {
		for _, w := range strings.Fields(line) {
			x.learned[w] = true
		}
	}
	for _, v := range []struct {
		to   **vocabulary
		data string
	}{
		{&x.causal, causalData}, {&x.report, reportData}, {&x.discuss, discussData}, {&x.dispute, disputeData},
		{&x.thesis, thesisData}, {&x.goesOn, continueData}, {&x.announce, announceData}, {&x.speech, speechData}, {&x.titles, titlesData},
		{&x.contrast, contrastData}, {&x.accounts, accountData}, {&x.dissent, dissentData},
		{&x.effect, effectData}, {&x.interpret, interpretData}, {&x.argue, argueData}, {&x.causative, causativeData}, {&x.treat, treatData},
	} {
		*v.to = newVocabulary()
		for i, line := range lines(v.data) {
			(*v.to).add(line, i, irregular)
		}
	}
	if err := x.readRules(irregular); err != nil {
		return nil, err
	}
	if err := x.readNouns(irregular); err != nil {
		return nil, err
	}
	if err := x.readModality(); err != nil {
		return nil, err
	}
	x.nouns = classes(nounsData, true)
	x.sections = classes(sectionsData, false)
	x.headers = classes(tableData, false)
	var err error
	x.tallies, err = readTallies(precisionData)
	return x, err
}

func (x *lexicon) readRules(irregular map[string][2]string) error {
	x.verbs = newVocabulary()
	for _, line := range lines(relationsData) {
		f := strings.Split(line, ";")
		if len(f) < 4 {
			return fmt.Errorf("relations: %q has fewer than four fields", line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		r := verbRule{relation: document.Relation(f[0]), before: f[1], behind: f[2]}
		for _, flag := range f[4:] {
			r.passiveOnly = r.passiveOnly || flag == "passive"
			r.swap = r.swap || strings.TrimSpace(flag) == "swap"
			r.state = r.state || flag == "state"
		}
		x.rules = append(x.rules, r)
		x.verbs.add(f[3], len(x.rules)-1, irregular)
	}
	return nil
}

// nounRule is a line of data/nominal.txt.
type nounRule struct {
	relation    document.Relation
	behind      string // kinds of what is done
	preposition string
}

func (x *lexicon) readNouns(irregular map[string][2]string) error {
	x.nominal, x.roles = map[string][]nounRule{}, newVocabulary()
	for _, line := range lines(nominalData) {
		f := strings.Split(line, ";")
		if len(f) != 4 {
			return fmt.Errorf("nouns of doing: %q has not four fields", line)
		}
		for _, noun := range strings.Fields(f[3]) {
			x.nominal[noun] = append(x.nominal[noun], nounRule{document.Relation(strings.TrimSpace(f[0])), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])})
		}
	}
	for _, line := range lines(rolesData) {
		f := strings.Split(line, ";")
		if len(f) != 3 {
			return fmt.Errorf("roles: %q has not three fields", line)
		}
		role := strings.TrimSpace(f[2])
		if !strings.Contains(role, " ") {
			role += " of"
		}
		x.parts = append(x.parts, verbRule{relation: document.Relation(strings.TrimSpace(f[0])), behind: strings.TrimSpace(f[1])})
		x.roles.add(role, len(x.parts)-1, irregular)
	}
	return nil
}

func (x *lexicon) readModality() error {
	x.helpers, x.controls = map[string]modal{}, map[string]modal{}
	for _, line := range lines(modalityData) {
		f := strings.Fields(line)
		to := map[string]map[string]modal{"helper": x.helpers, "control": x.controls}[f[0]]
		m := map[string]modal{"plain": plain, "hedge": hedge, "deny": deny}[f[1]]
		if to == nil || m == 0 {
			return fmt.Errorf("modality: %q begins with no known kind", line)
		}
		for _, w := range f[2:] {
			to[w] = m
		}
	}
	return nil
}

// classes reads lines "class ; words"; with plurals it adds their plural forms.
func classes(data string, plurals bool) map[string]string {
	out := map[string]string{}
	for _, line := range lines(data) {
		class, words, _ := strings.Cut(line, ";")
		class = strings.TrimSpace(class)
		for _, w := range strings.Fields(words) {
			if _, taken := out[w]; taken {
				continue
			}
			out[w] = class
			if plurals {
				out[thirdPerson(w)] = class
			}
		}
	}
	return out
}

// lines are the lines of a data file without blanks and comments.
func lines(data string) []string {
	var out []string
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
