package graph

// Relation is the kind of an edge.
type Relation string

// The relations. See [Allowed] for what they join.
const (
	Embodies  Relation = "embodies"   // document → the work it is a copy of
	Lists     Relation = "lists"      // document → an entry of its bibliography
	Describes Relation = "describes"  // entry → the work it describes
	Makes     Relation = "makes"      // document → a citation in its text
	PointsTo  Relation = "points_to"  // citation → an entry it may stand for
	Cites     Relation = "cites"      // work → work, through a citation that is resolved or probable
	VersionOf Relation = "version_of" // preprint → its article, edition → an earlier one, as a document states or lists them
	Retracts  Relation = "retracts"   // notice → the work that it takes back
	Corrects  Relation = "corrects"   // notice → the work that it corrects
	Mentions  Relation = "mentions"   // document → actor, event or policy it names

	Explains  Relation = "explains" // work → event or policy: argues cause, reason, effect or significance
	Disputes  Relation = "disputes"
	Reports   Relation = "reports"
	Discusses Relation = "discusses"

	ParticipatedIn Relation = "participated_in"
	Initiated      Relation = "initiated"
	Signed         Relation = "signed"
	Adopted        Relation = "adopted"
	Opposed        Relation = "opposed"
	Caused         Relation = "caused"
	LedTo          Relation = "led_to"
	Preceded       Relation = "preceded"
	MemberOf       Relation = "member_of"
	Leads          Relation = "leads"
	Succeeded      Relation = "succeeded"
	AlliedWith     Relation = "allied_with"
	PartOf         Relation = "part_of"
)

// Rule says which kinds of node a relation may join.
type Rule struct {
	Relation Relation
	From, To []Kind
	// Says is what the relation means, in a sentence that names both ends.
	Says string
}

// Allowed is the table of allowed edges, in canonical order. What is not in it cannot be stored.
func Allowed() []Rule {
	doc, work, ref, cit := []Kind{KindDocument}, []Kind{KindWork}, []Kind{KindReference}, []Kind{KindCitation}
	actor := []Kind{KindActor}
	happening := []Kind{KindEvent, KindPolicy}
	entity := []Kind{KindActor, KindEvent, KindPolicy}
	return []Rule{
		{Embodies, doc, work, "the document is a copy of the work"},
		{Lists, doc, ref, "the document's bibliography has the entry"},
		{Describes, ref, work, "the entry describes the work"},
		{Makes, doc, cit, "the document's text makes the citation"},
		{PointsTo, cit, ref, "the citation stands, or may stand, for the entry"},
		{Cites, work, work, "the work cites the other"},
		{VersionOf, work, work, "the first is another form of the second: a preprint of an article, a later edition"},
		{Retracts, work, work, "the notice takes the work back"},
		{Corrects, work, work, "the notice corrects the work"},
		{Mentions, doc, entity, "the document names the thing"},
		{Explains, work, happening, "the work is used to argue a cause, a reason, an effect or the significance of it"},
		{Disputes, work, happening, "the work is used against it"},
		{Reports, work, happening, "the work is the source that it happened, or what it says"},
		{Discusses, work, happening, "the work is named beside it"},
		{ParticipatedIn, actor, happening, "the actor took part in it"},
		{Initiated, actor, happening, "the actor launched, ordered, filed or introduced it"},
		{Signed, actor, happening, "the actor signed it"},
		{Adopted, actor, happening, "the actor enacted, imposed or pursued it"},
		{Opposed, actor, happening, "the actor spoke or acted against it"},
		{Caused, entity, happening, "the first brought about the second"},
		{LedTo, happening, happening, "the first is a stated step to the second"},
		{Preceded, happening, happening, "the first came before the second"},
		{MemberOf, actor, actor, "the actor belongs to the other"},
		{Leads, actor, actor, "the person leads the state or organisation"},
		{Succeeded, entity, entity, "the first took the place of the second"},
		{AlliedWith, actor, actor, "the two are allied"},
		{PartOf, entity, entity, "the first is part of the second"},
	}
}

// Evidence is one passage from which an edge was read.
type Evidence struct {
	ID       ID     `json:"id"`
	Document ID     `json:"document"`
	Span     Span   `json:"span"`              // of the document's text, in bytes
	Quote    string `json:"quote"`             // the slice
	Section  string `json:"section,omitempty"` // plain title of the section it stands in
	// Place is where the span lies in the original file: "bytes 120-188", with page or element path where there is one.
	Place      string  `json:"place"`
	Rule       string  `json:"rule"`       // the rule, or the person, that read it
	Confidence float64 `json:"confidence"` // 0 to 1
	Hedged     bool    `json:"hedged,omitempty"`
	Cues       []Span  `json:"cues,omitempty"` // the words that show the relation
	// Citation is the citation through which the work speaks; "" where the document speaks itself.
	Citation ID `json:"citation,omitempty"`
	// Voices are the hearsay chain from the document inwards: the document's work,
	// the cited work, and whoever that one is said to quote, as labels.
	Voices []string `json:"voices,omitempty"`
	// Sayings are those of the voices that the document lets speak, in the same order, each with the words
	// that do so. The document's own voice needs none: its words are the quote.
	Sayings []Saying `json:"sayings,omitempty"`
	Date    string   `json:"date,omitempty"`   // when the relation held, EDTF
	Rank    int      `json:"rank,omitempty"`   // 1-based place among the candidates of an ambiguous citation
	Reason  string   `json:"reason,omitempty"` // why, where the passage alone does not say
	// Verdict is [DecisionAccept] or [DecisionReject] where a person judged the reading, "" where none did; see [Evidence.Weight].
	Verdict DecisionKind `json:"verdict,omitempty"`
	// Decisions are what people decided about the reading, in the order of [CompareDecisions]; the verdict is that of the last one.
	Decisions []Decision `json:"decisions,omitempty"`
}

// Saying is a voice of a hearsay chain with the words by which the text lets it speak.
type Saying struct {
	Voice string `json:"voice"` // as it stands in the voices
	Span  Span   `json:"span"`  // of the document's text, in bytes
	Quote string `json:"quote"` // the slice
}

// EdgeKey is what makes an edge that edge and no other. A denied relation is an edge of its own.
type EdgeKey struct {
	Relation Relation `json:"relation"`
	From     ID       `json:"from"`
	To       ID       `json:"to"`
	Negated  bool     `json:"negated,omitempty"`
}

// ID is the edge's id.
func (k EdgeKey) ID() ID {
	neg := ""
	if k.Negated {
		neg = "not"
	}
	return NewID("edge", string(k.Relation), string(k.From), string(k.To), neg)
}

// Edge is a relation with all that was read for it.
type Edge struct {
	ID ID `json:"id"`
	EdgeKey
	// Confidence is the highest weight of the evidence: 0 where people rejected all of it, which keeps the edge out of answers.
	// Hedged tells that all of it that counts is hedged.
	Confidence float64    `json:"confidence"`
	Hedged     bool       `json:"hedged,omitempty"`
	Date       string     `json:"date,omitempty"` // of the most confident evidence that has one
	Evidence   []Evidence `json:"evidence"`       // best first, see [FoldEdge]
}

// NewEvidenceID is the id of a piece of evidence for an edge: it differs by
// edge, document, span, rule and citation, so the same reading is one piece.
func NewEvidenceID(k EdgeKey, e Evidence) ID {
	return NewID("evidence", string(k.ID()), string(e.Document), itoa(e.Span.Start), itoa(e.Span.End), e.Rule, string(e.Citation))
}
