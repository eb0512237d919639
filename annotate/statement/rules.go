package statement

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// rule is a named way of reading a statement. The prior is what it is worth
// before any count: it ranks the readings of one passage and stands for the
// confidence of a rule that no annotated document has tried. The confidence of
// a statement is that of its rule as measured, see [lexicon.confidence].
type rule struct {
	name  string
	prior float64
}

// How often each rule was right on annotated documents; TestMeasuredPrecision writes it anew.
//
//go:embed data/precision.txt
var precisionData string

// tally counts how often a rule was right and wrong.
type tally struct{ right, wrong int }

// priorWeight is how many counted statements a rule's prior is worth: with few
// counts the prior decides, with many the counts do.
const priorWeight = 4

// confidence is a rule's measured precision, smoothed towards its prior (an m-estimate, m = priorWeight).
func (x *lexicon) confidence(ru rule) float64 {
	t := x.tallies[ru.name]
	return (float64(t.right) + priorWeight*ru.prior) / float64(t.right+t.wrong+priorWeight)
}

// readTallies reads lines "rule ; source ; right ; wrong" and adds up the sources.
func readTallies(data string) (map[string]tally, error) {
	out := map[string]tally{}
	for _, line := range lines(data) {
		f := strings.Split(line, ";")
		if len(f) != 4 {
			return nil, fmt.Errorf("precision of rules: %q has not four fields", line)
		}
		right, err1 := strconv.Atoi(strings.TrimSpace(f[2]))
		wrong, err2 := strconv.Atoi(strings.TrimSpace(f[3]))
		if err1 != nil || err2 != nil || right < 0 || wrong < 0 {
			return nil, fmt.Errorf("precision of rules: %q has no counts", line)
		}
		t := out[strings.TrimSpace(f[0])]
		out[strings.TrimSpace(f[0])] = tally{t.right + right, t.wrong + wrong}
	}
	return out, nil
}

// The rules for what a work says. Examples in square brackets name the reading.
var (
	// "Ortiz (2019) traces the strike to the price of bread." [Ortiz explains the strike]
	ruleNarrativeCause = rule{"narrative-cause", 0.85}
	// "The strike broke out because bread had doubled in price (Ortiz, 2019)." [Ortiz explains the strike]
	ruleParentheticalCause = rule{"parenthetical-cause", 0.8}
	// "The levy did not cause the strike (Ortiz, 2019)." [Ortiz discusses the strike and the levy]
	ruleNoCause = rule{"no-cause", 0.7}
	// "Ortiz (2019) denies that the strike was planned." [Ortiz disputes the strike]
	ruleDispute = rule{"dispute", 0.7}
	// "Nine mills closed during the strike (Daily Herald, 1921)." [the Herald reports the strike]
	ruleReport = rule{"report", 0.75}
	// "In 1921 the owners closed the mills, a step that shaped the town (Daily Herald, 1921)." [the Herald reports the closing]
	ruleTold = rule{"told-by-verb", 0.7}
	// "The levy raised prices (Ortiz, 2019)." [Ortiz explains the levy]
	ruleEffect = rule{"effect", 0.7}
	// "Ortiz (2019) reads the strike as a farewell." [Ortiz explains the strike]
	ruleInterpretation = rule{"interpretation", 0.7}
	// "The strike spread to the mines (Ortiz, 2019)." [Ortiz reports the strike]
	ruleFact = rule{"told-in-the-past", 0.6}
	// "Ortiz (2019) compares the strike with others." [Ortiz discusses the strike]
	ruleDiscuss = rule{"discuss", 0.7}
	// "Ortiz (2019) studies the strike. He also blames the mill owners for it." [second sentence, Ortiz explains the strike]
	ruleContinuation = rule{"continuation", 0.5}
	// "Ortiz (2019) studies the strike. Prices rose. For Ortiz, the owners caused the lockout." [Ortiz explains the lockout]
	ruleNamedAgain = rule{"named-again", 0.6}
	// "Ortiz (2019) blames hunger for the strike, whereas Lind (2020) stresses tariffs." [Lind explains the strike]
	ruleContrast = rule{"contrast", 0.6}
	// "The strike is traced to hunger (Ortiz, 2019), to drink (Lind, 2020) and to the owners (Moss, 2021)." [Moss explains the strike]
	ruleShared = rule{"shared-target", 0.7}
	// "Why did the strike fail? Ortiz (2019) counts the funds." [Ortiz explains the strike]
	ruleAnswer = rule{"answer", 0.65}
	// "Ortiz (2019) points to two errors. The mills had locked out their best men before the strike." [second sentence]
	ruleElaboration = rule{"elaboration", 0.35}
	// "The strike lasted a month. This endurance came from the mutual funds (Ortiz, 2019)." [second sentence, Ortiz explains the strike]
	ruleLookBack = rule{"look-back", 0.5}
	// "The strike began in May. Nine mills closed (Ortiz, 2019)." [second sentence, Ortiz reports the strike]
	ruleFactBack = rule{"fact-back", 0.6}
	// "This article explains the strike by the price of bread." [the document explains the strike]
	ruleThesis = rule{"thesis", 0.75}
	// In an abstract or a conclusion: "The strike failed because the funds ran dry."
	ruleThesisSection = rule{"thesis-section", 0.6}
	// On a news page: "The strike began on 3 May." [the page reports the strike]
	ruleNews = rule{"news-report", 0.7}
	// On a news page: "The strike broke out because bread had doubled in price."
	ruleNewsCause = rule{"news-cause", 0.65}
)

// The rules for relations between entities.
var (
	// "Norway signed the pact." "The pact was signed by Norway."
	ruleVerb = rule{"verb", 0.85}
	// "The pact, which Norway signed, …"
	ruleRelativeObject = rule{"relative-object", 0.8}
	// "Norway joined the Union and signed the pact." "The pact, drafted by Norway and signed by Peru, …"
	ruleCoordinated = rule{"coordinated-verb", 0.75}
	// "The pact was ready, but Norway opposed it." "They met at the talks, but Norway did not attend."
	rulePronoun = rule{"pronoun-object", 0.65}
	// "the signing of the pact by Norway", "Norway's rejection of the pact"
	ruleNominal = rule{"nominal", 0.75}
	// "Norway, the winner of the vote, …" "Ana Ruiz, architect of the pact, …"
	ruleRole = rule{"role", 0.75}
	// "At the talks, Norway and Peru signed the pact." [both took part in the talks]
	ruleAtEvent = rule{"at-event", 0.75}
	// "the talks, in which Norway proposed the pact" [Norway took part in the talks]
	ruleInWhich = rule{"in-which", 0.7}
	// "Norway withdrew its envoys in May", where the words tell an event [Norway initiated it]
	ruleTellsEvent = rule{"tells-event", 0.65}
	// "Norway took ninety seats in the vote", with a verb that no list knows [Norway took part in it]
	ruleActsIn = rule{"acts-in", 0.7}
	// "the talks with Norway", "the plot was hatched with Ana Ruiz" [they took part]
	ruleJoinedWith = rule{"joined-with", 0.7}
	// "the pact was signed at the talks" [the talks led to the pact]
	ruleAcceptedAt = rule{"accepted-at", 0.7}
	// "Under the pact, Norway held the vote." [the pact led to the vote]
	ruleUnderPolicy = rule{"under-policy", 0.7}
	// "Ana Ruiz was named head of the Board", "called back to head the Board" [Ana Ruiz leads it]
	ruleAppointed = rule{"appointed", 0.75}
	// "Norway would not sign the pact", "over the objections of Norway" [Norway opposed it]
	ruleRefuses = rule{"refuses", 0.7}
	// "The ruling of May, which surprised many, led in the end to the war." [the ruling led to the war]
	ruleLooseCause = rule{"loose-cause", 0.65}
	// "Norway signed the pact because of the war." [the war caused the pact]
	ruleConnected = rule{"connected", 0.7}
	// "The vote, in the wake of the war, was close." [the war preceded the vote]
	ruleInOrder = rule{"in-order", 0.65}
	// "Ortiz sees the coup as the trigger of the war." "The cause of the war was the coup."
	ruleAsCause = rule{"as-cause", 0.7}
	// "Ana Ruiz published her report", "the raid of May by Norway" [who did it]
	ruleOwn = rule{"own-doing", 0.7}
	// "The Third Act repealed parts of the Second." [the Second preceded the Third]
	ruleRepeals = rule{"repeals", 0.75}
	// "Norway imposed the ban, and the reversal came in May." [the ban preceded the reversal]
	ruleEnsued = rule{"ensued", 0.65}
	// "The truce broke down; Norway then launched the raid." [the truce preceded the raid]
	ruleThen = rule{"then", 0.65}
	// "Norway answered the raid with an embargo." [the raid led to the embargo]
	ruleAnswered = rule{"answered-with", 0.7}
	// "Norway was alarmed by the ban." [Norway opposed the ban]
	ruleDismayed = rule{"dismayed", 0.7}
	// "Ana Ruiz, who left the Union Party" [she was a member]
	ruleLeft = rule{"left", 0.7}
	// "the Board under Ana Ruiz" [Ana Ruiz leads the Board]
	ruleUnder = rule{"under", 0.75}
	// "The war was the consequence of the coup." [the coup caused the war]
	ruleOutcome = rule{"outcome", 0.75}
	// "Ortiz (2019) traces the strike to the drought." [the drought led to the strike]
	ruleAttributed = rule{"attributed", 0.75}
	// "the resignation of Ana Ruiz" [Ana Ruiz took part in it]
	ruleNamedInEvent = rule{"named-in-event", 0.75}
	// "The war ended, and the truce followed." [the war preceded the truce]
	ruleFollowed = rule{"followed", 0.65}
	// "Norway spoke last, calling the pact unfair."
	ruleParticiple = rule{"participle", 0.65}
	// "The strike began in May. Two weeks later came the lockout." [the strike preceded the lockout]
	ruleLater = rule{"later", 0.7}
	// "The war led Norway to adopt the pact." [the war led to the pact, Norway adopted it]
	ruleCausative = rule{"causative", 0.75}
	// "Twelve states signed the pact, among them Norway." [Norway signed the pact]
	ruleAmongThem = rule{"among-them", 0.75}
	// "the Peruvian president Ana Ruiz" [Ana Ruiz leads Peru]
	ruleHolder = rule{"holder", 0.8}
	// "Norway called the pact unfair." [Norway opposed the pact]
	ruleJudgement = rule{"judgement", 0.75}
	// "the pact between Norway and Peru" [both took part]
	ruleBetween = rule{"between", 0.8}
	// "Ana Ruiz, now a member of the Union, …"
	ruleMember = rule{"member", 0.8}
	// "Ana Ruiz, president of Peru, …", "Peru's president, Ana Ruiz"
	ruleTitle = rule{"title", 0.8}
	// "A year after the pact, Norway launched the Fund." [the pact preceded the Fund]
	ruleAfter = rule{"after", 0.7}
	// "the alliance between Norway and Peru", "Norway's ally Peru"
	ruleAlliance = rule{"alliance", 0.75}
)

// The rules for tables of office holders and actors.
var (
	ruleTablePolicy = rule{"table-policy", 0.85}
	ruleTableParty  = rule{"table-party", 0.85}
	ruleTableLeads  = rule{"table-leads", 0.7}
)
