package ask

import (
	"context"
	_ "embed"
	"regexp"
	"strings"

	"kg/graph"
)

// Form is one kind of question.
type Form struct {
	// Name is its name in logs and tests.
	Name     string
	patterns []*regexp.Regexp
	answer   func(ctx context.Context, q *asker, m slots) (bool, error)
}

//go:embed examples.tsv
var examples string

// Example is a question of that form that the sample corpus answers.
func (f Form) Example() string {
	for line := range strings.Lines(examples) {
		if name, question, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && name == f.Name {
			return question
		}
	}
	return ""
}

// FormOf is the form that a question has by its words alone, whether or not its names are known.
func FormOf(question string) (Form, bool) {
	plain := normal(question)
	for _, f := range Forms() {
		if f.match(plain) != nil {
			return f, true
		}
	}
	return Form{}, false
}

// slots are the parts of a question that a form left open, by name.
type slots map[string]string

func (f Form) match(question string) slots {
	for _, p := range f.patterns {
		m := p.FindStringSubmatch(question)
		if m == nil {
			continue
		}
		s := slots{}
		for i, name := range p.SubexpNames() {
			if name != "" && m[i] != "" {
				s[name] = m[i]
			}
		}
		return s
	}
	return nil
}

func patterns(list ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(list))
	for i, p := range list {
		out[i] = regexp.MustCompile(`(?i)^` + p + `$`)
	}
	return out
}

// Words that recur in the patterns.
const (
	which  = `(?:which|what|show me the|show|list|name)(?: are)?(?: the)?(?: all)?`
	kinds  = `(?P<kinds>(?:events|event|policies|policy|actors|actor|things)(?:(?:,| and| or|, and) (?:events|policies|actors))*)`
	verbs  = `(?P<verb>explains?|reports?|discuss(?:es)?|disputes?|mentions?)`
	works  = `(?:works?|papers?|sources?|studies|study|articles?|authors?|documents?|publications?)`
	people = `(?:actors?|states?|people|persons?|countries|organi[sz]ations?|parties)`
)

// Forms is the list of forms, in the order in which a question is held against
// them: those with more fixed words first, so that a name never swallows them.
func Forms() []Form {
	return []Form{
		{"references-count", patterns(
			`how many (?P<what>references?|reference entries|entries|bibliography entries)\b.*`,
			`how many (?P<what>in-text citations|citations)\b.*`,
		), answerCounts},
		{"most-cited", patterns(
			`(?:which|what) (?:work|reference|paper|source)s? (?:is|are) (?:the )?(?:most (?:often )?cited|cited (?:the )?most(?: often)?)(?:,? and where)?(?: (?:in|by) (?P<doc>.+))?`,
		), answerMostCited},
		{"retracted", patterns(
			`(?:has|have|was|were|is|are) (?P<work>.+?) (?:ever )?(?:been )?(?:retracted|withdrawn|taken back|corrected)`,
			`(?:who|what|which notices?) (?:retracted|retracts?|withdrew|corrects?|corrected|took back) (?P<work>.+)`,
			which+` (?:works?|papers?|articles?|publications?|sources?) (?:that )?(?:have been|has been|were|was|are|is) (?:retracted|withdrawn|taken back)`,
		), answerRetracted},
		{"versions", patterns(
			which+` (?:other |newer |later |earlier |latest |newest )?(?:versions?|editions?|preprints?|forms?) of (?P<work>.+?)(?: (?:are|is) (?:there|cited|known|here))?`,
			`(?:is|are) there (?:an? |any )?(?:other |another |newer |later |earlier )?(?:versions?|editions?|preprints?) of (?P<work>.+)`,
			`(?:does|has) (?P<work>.+?) (?:have|got) (?:an? |any )?(?:other |newer |later |earlier )?(?:versions?|editions?|preprints?)`,
		), answerVersions},
		{"never-cited", patterns(
			which+` (?:references|works|entries)(?: of (?P<doc>.+))? (?:that )?are (?:never|not) cited(?: in (?P<doc2>.+))?`,
			which+` (?:uncited|unused|never cited) (?:references|works|entries)(?: (?:of|in) (?P<doc>.+))?`,
			which+` (?:references|works|entries)(?: of (?P<doc>.+))? (?:does )?(?:no citation|nobody|nothing) (?:points? to|cites?|stands? for)`,
		), answerNeverCited},
		{"without-reference", patterns(
			which+` (?:in-text )?citations?(?: (?:of|in) (?P<doc>.+?))? (?:that )?(?:have|has|had|with|without|lack|are|is) ?(?:no|any|a)? ?(?:references?|reference entr(?:y|ies)|entr(?:y|ies)|dangling)(?: entr(?:y|ies))?(?: in (?P<doc2>.+))?`,
			which+` dangling citations?`,
		), answerDangling},
		{"doubtful", patterns(
			which+` (?:in-text )?citations?(?: (?:of|in) (?P<doc>.+?))? (?:that )?(?:is|are) (?P<status>ambiguous|probable|uncertain|resolved)(?: in (?P<doc2>.+))?`,
			which+` (?:in-text )?citations?(?: (?:of|in) (?P<doc>.+?))? differs? (?P<status>by one year|in its year|in their years?)\b.*`,
		), answerByStatus},
		{"table", patterns(
			which+` (?P<column>.+?) (?:go|goes|went|belongs?|stands?) (?:with|to|beside) each (?P<subject>.+?)(?: since .+?)?(?: \(?(?P<table>table \d+)\)?)?`,
			which+` (?P<column>.+?) (?:of|for|per|had) each (?P<subject>.+?)(?: \(?(?:in )?(?P<table>table \d+)\)?)`,
		), answerTable},
		{"cited-in-section", patterns(
			`(?:what|which ` + works + `|whom) (?:was|were|is|are) cited in (?:the )?(?:section )?"?(?P<section>[^"]+?)"?(?: section)?(?: (?:of|in) "?(?P<doc>[^" ]+\.[a-z]{2,5})"?)?`,
		), answerSection},
		{"co-cited", patterns(
			which + ` ` + works + ` (?:that )?(?:are |is )?(?:cited together|co-cited) with (?P<work>.+)`,
		), answerCoCited},
		{"coupled", patterns(
			which + ` ` + works + ` (?:that )?shares? (?:the )?references (?:with|of) (?P<work>.+)`,
		), answerCoupled},
		{"citing", patterns(
			which+` `+works+` (?:that )?cites? (?P<work>.+)`,
			`who cites (?P<work>.+)`,
			`(?:by )?(?:what|which `+works+`|whom) is (?P<work>.+?) cited(?: by)?`,
		), answerCiting},
		{"which-reference", patterns(
			`(?:which|what) (?:reference|work|entry)s?(?: entry)? (?:is|are|does) (?:the citation )?"?(?P<cite>[^"]+?)"?(?: (?:stand for|mean|refer to|point to))?`,
			`(?:which|what) (?:references?|works?|entr(?:y|ies)) (?:can|could|may|does) (?:the )?citation "?\(?(?P<cite>[^"]+?)\)?"? (?:stand for|mean|refer to|point to)`,
		), answerWhichReference},
		{"news-only", patterns(
			`(?:what|which events|which things) (?:do|does) (?:the )?(?P<one>news|news pages|papers) (?:say|report|mention|name) (?:that |which )?(?:the )?(?P<other>papers|news|news pages) (?:do not|don't|does not|doesn't|never do).*`,
			`(?:what|which events|which things) (?:is|are) (?:only )?(?:named|mentioned|reported) (?:only )?(?:in|by) (?:the )?(?P<one>news|news pages|papers)(?:,? (?:but )?not (?:in|by) (?:the )?(?P<other>papers|news|news pages))?`,
		), answerOnlyIn},
		{"explained-by-work", patterns(
			which+` `+kinds+` (?:does|do|did|is|are|can) (?P<work>.+?) (?:used to )?`+verbs,
			which+` `+kinds+` (?:that )?(?:are|is|were|was) (?P<passive>explained|reported|discussed|disputed|mentioned) (?:by|in) (?P<work>.+)`,
			`what (?:does|do|did) (?P<work>.+?) `+verbs,
		), answerExplainedBy},
		{"took-part", patterns(
			`(?:who|which `+people+`) (?:took part|take part|participated|takes part) in (?P<thing>.+)`,
			`who (?:were|was|are) (?:the )?participants? (?:in|of|at) (?P<thing>.+)`,
			`who (?:attended|was at|were at|was present at|joined) (?P<thing>.+)`,
		), relationTo("took part in", graph.ParticipatedIn, graph.Signed, graph.Initiated)},
		{"signed", patterns(
			`(?:who|which ` + people + `) signed (?P<thing>.+)`,
		), relationTo("signed", graph.Signed)},
		{"opposes", patterns(
			`(?:who|which ` + people + `) (?:opposes?|opposed|is against|are against) (?P<thing>.+?)(?: according to .+)?`,
		), relationTo("opposed", graph.Opposed)},
		{"doings", patterns(
			which+` (?:(?:agreements?|treaties|accords?|talks|laws?)|`+kinds+`) (?:did|has|have|does|do) (?P<actor>.+?) (?P<verb>sign|signed|oppose|opposed|initiate|initiated|start|started|cause|caused|attend|attended|participate in|participated in|take part in|taken part in)`,
			`what (?:did|has|have|does|do) (?P<actor>.+?) (?P<verb>sign|signed|oppose|opposed|initiate|initiated|launch|launched|start|started|adopt|adopted|attend|attended|participate in|participated in|take part in|taken part in)`,
			which+` `+kinds+` (?:were|was|are) (?P<verb>signed|opposed|initiated|started|attended) by (?P<actor>.+)`,
		), answerDoings},
		{"belonging", patterns(
			`(?:who|which `+people+`) (?P<leads>leads?|led|heads?|headed|chairs?|chaired|runs?|ran|governs?|governed|presides? over|presided over) (?P<actor>.+)`,
			`(?:who|which `+people+`) (?:is|was|are|were) (?:the )?(?P<leads>leaders?|heads?) of (?P<actor>.+)`,
			`(?:who|which `+people+`) (?:is|was|are|were) (?:the )?(?P<office>chairs?|chair(?:wo)?m[ae]n|presidents?|prime ministers?|ministers?|secretar(?:y|ies)[- ]general|directors?|governors?|kings?|queens?) (?:of|in) (?P<actor>.+)`,
			`(?:who|which `+people+`) (?:is|was|are|were) (?:the |a )?members? of (?P<actor>.+)`,
			`(?:who|which `+people+`) (?:belongs?|belonged) to (?P<actor>.+)`,
		), answerBelonging},
		{"causes", patterns(
			`(?:what|who|which events?) (?:caused|causes|led to|leads to|triggered|sparked|provoked|brought about|set off|gave rise to) (?P<thing>.+)`,
			`(?:what|which) (?:are|were|is|was) (?:the )?(?:main |root |deeper |immediate )?(?:causes?|reasons?|origins?|roots|triggers?|explanations?) (?:of|for|behind) (?P<thing>.+)`,
			`why (?:did|was|were|is|are|has|have|had) (?P<thing>.+?)(?: there)? (?:happen|happened|occur|occurred|take place|taken place|come about|break out|broken out|begin|begun|start|started|held|called|signed|adopted|imposed|introduced|launched)`,
			`why was there (?P<thing>.+)`,
			`why (?:did|has|have|had) (?P<thing>.+?) (?P<end>fail|failed|collapse|collapsed|break down|broken down|end|ended)`,
		), answerCauses},
		{"effects", patterns(
			`what (?:did|does|do|has|have) (?P<thing>.+?) (?:cause|caused|lead to|led to|trigger|triggered|spark|sparked|bring about|brought about|result in|resulted in)`,
			`(?:what|which events?) (?:followed from|resulted from|came of|was caused by|were caused by|was triggered by|were triggered by) (?P<thing>.+)`,
			`(?:what|which) (?:are|were|is|was) (?:the )?(?:effects?|consequences?|results?|outcomes?|aftermath|impact) of (?P<thing>.+)`,
		), answerEffects},
		{"adopted-by", patterns(
			which+` polic(?:y|ies) (?:did|has|have|does|do) (?P<actor>.+?) (?:adopt|adopted|pursue|pursued|introduce|introduced|launch|launched)(?:,? and when)?`,
			which+` polic(?:y|ies) (?:were|was|are) (?:adopted|pursued|introduced|launched) by (?P<actor>.+?)(?:,? and when)?`,
		), answerAdopted},
		{"adopters", patterns(
			`(?:who|which ` + people + `) (?:adopted|pursued|introduced|launched|enacted|imposed|initiated) (?P<thing>.+)`,
		), relationTo("adopted or launched", graph.Adopted, graph.Initiated)},
		{"links", patterns(
			`(?:what|how) (?:links|connects|is the link between|relates|is the connection between|are) (?P<a>.+?) (?:and|with|to) (?P<b>.+?)(?: linked| connected| related)?`,
		), answerLinks},
		{"between-dates", patterns(
			`(?:what|which events?|what events?) (?:happened|took place|occurred|were|are|lie)(?: dated)?(?: in the time)? (?:between|from) (?P<from>.+?) (?:and|to|until|till) (?P<to>.+)`,
			`(?:what|which events?|what events?) (?:happened|took place|occurred) (?:since|after) (?P<since>.+)`,
			`(?:what|which events?|what events?) (?:happened|took place|occurred) (?:before|until|till|by) (?P<before>.+)`,
			`(?:what|which events?|what events?) (?:happened|took place|occurred)(?: in| on| during) (?P<in>.*\d{4}.*)`,
			`(?:list|show|name)(?: me)?(?: all)?(?: the)? events (?:between|from) (?P<from>.+?) (?:and|to|until|till) (?P<to>.+)`,
		), answerBetween},
		{"documents-mention", patterns(
			which + ` (?:\w+ )?documents?(?: of (?:this|the|these) (?:corpus|collection|documents)| here)? (?:that )?(?:mentions?|names?) (?P<thing>.+)`,
		), answerMentioning},
		{"works-explaining", patterns(
			which+` `+works+` (?:that )?(?:does .+ cite for|(?P<verb>explains?|reports?|discuss(?:es)?|disputes?|mentions?|reported|report on)) (?P<thing>.+?)(?:,? and (?:do|does) they (?:disagree|agree))?`,
			`(?:who|which `+works+`) (?P<verb>explains?|explained|reports?|reported|discuss(?:es|ed)?|disputes?|disputed) (?P<thing>.+?)(?:,? and (?:do they disagree|who disagrees))?`,
			`(?:which|what) `+works+` (?:does|do) (?P<doc>.+?) cite for (?P<thing>.+)`,
		), answerWorksOn},
	}
}
