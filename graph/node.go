package graph

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Kind is the kind of a node.
type Kind string

// The kinds of node.
const (
	KindDocument  Kind = "document"
	KindWork      Kind = "work"
	KindReference Kind = "reference"
	KindCitation  Kind = "citation"
	KindActor     Kind = "actor"
	KindEvent     Kind = "event"
	KindPolicy    Kind = "policy"
)

// Kinds lists the kinds of node in canonical order.
func Kinds() []Kind {
	return []Kind{KindDocument, KindWork, KindReference, KindCitation, KindActor, KindEvent, KindPolicy}
}

// Node is one of [Document], [Work], [Reference], [Citation], [Actor], [Event] and [Policy], as a pointer.
type Node interface {
	NodeID() ID
	NodeKind() Kind
	// Label is the one line that names the node to a person.
	Label() string
	sealed()
}

// Span is a half-open range of bytes into a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Person is an author or editor as printed.
type Person struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"` // an organisation, or a name that could not be taken apart
}

// Display is the name in the order of running text: "K. S. Kim".
func (p Person) Display() string {
	switch {
	case p.Literal != "":
		return p.Literal
	case p.Given == "":
		return p.Family
	}
	return p.Given + " " + p.Family
}

// Document is a file as loaded. Its text is kept, so that every quote can be checked against it and shown in its place.
type Document struct {
	ID       ID     `json:"id"`
	Digest   string `json:"digest"` // SHA-256 of the file's bytes
	Name     string `json:"name"`   // base name of the file
	Media    string `json:"media"`
	Genre    string `json:"genre,omitempty"` // "paper", "news", [GenreDecisions] or "" for unknown
	Title    string `json:"title,omitempty"`
	Date     string `json:"date,omitempty"` // EDTF
	Language string `json:"language,omitempty"`
	Text     string `json:"text"`
	// Bytes is the length of the original file.
	Bytes    int64     `json:"bytes"`
	Sections []Section `json:"sections,omitempty"`
	Tables   []Table   `json:"tables,omitempty"`
	Coverage Coverage  `json:"coverage"`
}

// GenreDecisions is the genre of the document that holds people's decisions: nobody wrote it to be read.
const GenreDecisions = "decisions"

// Section is a heading of a document and the stretch of text under it, sub-sections left out.
type Section struct {
	Title string `json:"title"`
	Level int    `json:"level"`
	Span  Span   `json:"span"`
}

// Table is a table of a document, its broken rows joined.
type Table struct {
	Label   string     `json:"label,omitempty"`
	Caption string     `json:"caption,omitempty"`
	Columns []string   `json:"columns"`
	Rows    []TableRow `json:"rows"`
	Span    Span       `json:"span"`
}

// TableRow is one true row.
type TableRow struct {
	Cells []string `json:"cells"`
	Lines []Span   `json:"lines"` // the physical lines it was joined from
}

// Coverage counts what a document held and what of it found no answer.
type Coverage struct {
	Passages            int `json:"passages"`
	References          int `json:"references"`
	Citations           int `json:"citations"`
	Resolved            int `json:"resolved"`
	Probable            int `json:"probable"`
	Ambiguous           int `json:"ambiguous"`
	Dangling            int `json:"dangling"`
	ReferencesNeverUsed int `json:"referencesNeverUsed"`
	Statements          int `json:"statements"`
}

// Work is something that can be cited.
type Work struct {
	ID        ID       `json:"id"`
	Title     string   `json:"title,omitempty"`
	Authors   []Person `json:"authors,omitempty"`
	Year      string   `json:"year,omitempty"` // as printed: "2024", "n.d.", "forthcoming"; "" unknown
	Date      string   `json:"date,omitempty"` // EDTF
	Type      string   `json:"type,omitempty"` // CSL type, "" unknown
	Container string   `json:"container,omitempty"`
	Volume    string   `json:"volume,omitempty"`
	Issue     string   `json:"issue,omitempty"`
	Pages     string   `json:"pages,omitempty"`
	Edition   string   `json:"edition,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Place     string   `json:"place,omitempty"`
	DOI       string   `json:"doi,omitempty"`
	URL       string   `json:"url,omitempty"`
	ISBN      string   `json:"isbn,omitempty"`
	Language  string   `json:"language,omitempty"`
	// Retracted tells that a description marks the work as retracted.
	Retracted bool `json:"retracted,omitempty"`
	// Keys are how documents cite it: "K. S. Kim 2024b". Sorted; a document's own key is on its [Reference].
	Keys []string `json:"keys,omitempty"`
	// Identity says how the documents' descriptions were joined to this work, and what else may be the same. The store sets it; claims do not
	// bear it. Nil for a work with one description that nothing resembles.
	Identity *Identity `json:"identity,omitempty"`
	// Decisions are what people decided about it, in the order of [CompareDecisions]. So for actors, events and policies.
	Decisions []Decision `json:"decisions,omitempty"`
}

// Identity says why different descriptions are taken for one thing, and which other things resemble it.
type Identity struct {
	// Descriptions is how many different descriptions were joined; those that say the same count once.
	Descriptions int `json:"descriptions"`
	// Score is that of the weakest join, 0 to 1; 1 where there is none.
	Score float64 `json:"score"`
	// Joins are the steps by which the descriptions were joined, the weakest first, at most [MaxJoins].
	Joins []Join `json:"joins,omitempty"`
	// Alike are the things that were not joined with this one but resemble it, the most alike first, at most [MaxAlike].
	Alike []Alike `json:"alike,omitempty"`
}

// Join is one reason why two descriptions mean one thing.
type Join struct {
	First  string  `json:"first"` // the two descriptions, in a few words
	Second string  `json:"second"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
	// Reasons are the same by codes and values, strongest first; works have none so far.
	Reasons []Reason `json:"reasons,omitempty"`
}

// Reason is one thing that speaks for two descriptions meaning one thing, or against it. The codes are those of docs/model.md.
type Reason struct {
	Code string `json:"code"`
	// First and Second are what the two descriptions have that the code is about, folded; "" where a code has no values.
	First  string `json:"first,omitempty"`
	Second string `json:"second,omitempty"`
}

// Alike is a thing that resembles another.
type Alike struct {
	Node ID `json:"node"`
	// Relation is [LikeVersion] for a preprint and its article, or two editions, and [LikeSame] for what may be the same.
	Relation Likeness `json:"relation"`
	Score    float64  `json:"score"`
	Reason   string   `json:"reason"`
	Reasons  []Reason `json:"reasons,omitempty"`
}

// Likeness is how two things resemble each other.
type Likeness string

// The ways in which two things resemble each other without being joined.
const (
	LikeVersion Likeness = "version"
	LikeSame    Likeness = "same?"
)

// Limits of an [Identity].
const (
	MaxJoins = 20
	MaxAlike = 10
)

// Reference is one entry of one document's bibliography.
type Reference struct {
	ID       ID     `json:"id"`
	Document ID     `json:"document"`
	Key      string `json:"key"` // how this document cites it
	Raw      string `json:"raw"` // as printed, its parts joined
	Span     Span   `json:"span"`
	// Parts are the entry's stretches in the text: more than one where a bullet, a page break or a running head cuts it.
	Parts  []Span `json:"parts,omitempty"`
	Number int    `json:"number"` // 1-based position in the bibliography
	// Confidence is that it is one whole entry, 0 to 1.
	Confidence float64 `json:"confidence"`
}

// Citation is one pointer from running text to one reference.
type Citation struct {
	ID       ID     `json:"id"`
	Document ID     `json:"document"`
	Span     Span   `json:"span"`
	Text     string `json:"text"`
	Kind     string `json:"kind"`   // see document.CitationKind: narrative, parenthetical, …
	Status   string `json:"status"` // resolved, probable, ambiguous, dangling
	Locator  string `json:"locator,omitempty"`
	Section  string `json:"section,omitempty"`
	Passage  Span   `json:"passage"` // the sentence it stands in
	Number   int    `json:"number"`  // 1-based position among the document's citations
	// Reason says in words why the status is what it is.
	Reason string `json:"reason,omitempty"`
}

// Actor is a person, state, organisation, party, institution, media outlet or bloc.
type Actor struct {
	ID      ID       `json:"id"`
	Name    string   `json:"name"`
	Type    string   `json:"type,omitempty"`
	Aliases []string `json:"aliases,omitempty"` // sorted, without Name
	// Merged says why different names are taken for this one thing. Sorted.
	Merged    []string   `json:"merged,omitempty"`
	Decisions []Decision `json:"decisions,omitempty"`
	// Traits are what a document says of it that tells it from others of its name, each with its sort before a colon. Claims bear
	// them, a node as shown does not. See docs/model.md for the sorts.
	Traits []string `json:"traits,omitempty"`
	// Identity is as that of a [Work].
	Identity *Identity `json:"identity,omitempty"`
}

// Event is something that happened or is said to have happened.
type Event struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Type string `json:"type,omitempty"`
	Date string `json:"date,omitempty"` // EDTF, "" unknown
	// Code is its type by the PLOVER ontology, a root code such as "ASSAULT", and CodeRule the word that gave it; both "" where no word decides it.
	Code     string   `json:"code,omitempty"`
	CodeRule string   `json:"codeRule,omitempty"`
	Aliases  []string `json:"aliases,omitempty"`
	Merged   []string `json:"merged,omitempty"`

	Decisions []Decision `json:"decisions,omitempty"`
	// Traits are what a document says of it that tells it from others of its name, each with its sort before a colon. Claims bear
	// them, a node as shown does not. See docs/model.md for the sorts.
	Traits []string `json:"traits,omitempty"`
	// Identity is as that of a [Work].
	Identity *Identity `json:"identity,omitempty"`
}

// Policy is a course of action, doctrine, law, strategy, programme, sanction regime, or agreement as an instrument.
type Policy struct {
	ID      ID       `json:"id"`
	Name    string   `json:"name"`
	Type    string   `json:"type,omitempty"`
	Date    string   `json:"date,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	Merged  []string `json:"merged,omitempty"`

	Decisions []Decision `json:"decisions,omitempty"`
	// Traits are what a document says of it that tells it from others of its name, each with its sort before a colon. Claims bear
	// them, a node as shown does not. See docs/model.md for the sorts.
	Traits []string `json:"traits,omitempty"`
	// Identity is as that of a [Work].
	Identity *Identity `json:"identity,omitempty"`
}

// NodeID is the node's id.
func (n *Document) NodeID() ID  { return n.ID }
func (n *Work) NodeID() ID      { return n.ID }
func (n *Reference) NodeID() ID { return n.ID }
func (n *Citation) NodeID() ID  { return n.ID }
func (n *Actor) NodeID() ID     { return n.ID }
func (n *Event) NodeID() ID     { return n.ID }
func (n *Policy) NodeID() ID    { return n.ID }

// NodeKind is the node's kind.
func (*Document) NodeKind() Kind  { return KindDocument }
func (*Work) NodeKind() Kind      { return KindWork }
func (*Reference) NodeKind() Kind { return KindReference }
func (*Citation) NodeKind() Kind  { return KindCitation }
func (*Actor) NodeKind() Kind     { return KindActor }
func (*Event) NodeKind() Kind     { return KindEvent }
func (*Policy) NodeKind() Kind    { return KindPolicy }

func (*Document) sealed()  {}
func (*Work) sealed()      {}
func (*Reference) sealed() {}
func (*Citation) sealed()  {}
func (*Actor) sealed()     {}
func (*Event) sealed()     {}
func (*Policy) sealed()    {}

// Label is the document's title, or its file name.
func (n *Document) Label() string {
	if n.Title != "" {
		return n.Title
	}
	return n.Name
}

// Label is the work's first key and its title.
func (n *Work) Label() string {
	switch {
	case len(n.Keys) > 0 && n.Title != "" && !strings.HasPrefix(n.Keys[0], n.Title):
		return n.Keys[0] + ": " + n.Title
	case len(n.Keys) > 0 && n.Title != "":
		return n.Keys[0]
	case n.Title != "":
		return n.Title
	case len(n.Keys) > 0:
		return n.Keys[0]
	}
	return string(n.ID)
}

// Label is the key.
func (n *Reference) Label() string { return n.Key }

// Label is the citation as printed.
func (n *Citation) Label() string { return n.Text }

// Label is the actor's name.
func (n *Actor) Label() string { return n.Name }

// Label is the event's name.
func (n *Event) Label() string { return n.Name }

// Label is the policy's name.
func (n *Policy) Label() string { return n.Name }

// TraitsOf are the traits of a claim about an actor, an event or a policy, nil for other kinds.
func TraitsOf(n Node) []string {
	switch v := n.(type) {
	case *Actor:
		return v.Traits
	case *Event:
		return v.Traits
	case *Policy:
		return v.Traits
	}
	return nil
}

// IdentityOf is why the node's descriptions are taken for one thing, nil for none.
func IdentityOf(n Node) *Identity {
	switch v := n.(type) {
	case *Work:
		return v.Identity
	case *Actor:
		return v.Identity
	case *Event:
		return v.Identity
	case *Policy:
		return v.Identity
	}
	return nil
}

// WithIdentity puts into a folded node why its descriptions are taken for one thing, where it is of a kind that is resolved.
func WithIdentity(n Node, i *Identity) Node {
	switch v := n.(type) {
	case *Work:
		v.Identity = i
	case *Actor:
		v.Identity = i
	case *Event:
		v.Identity = i
	case *Policy:
		v.Identity = i
	}
	return n
}

// NewNode is an empty node of the kind.
func NewNode(kind Kind) (Node, error) {
	switch kind {
	case KindDocument:
		return &Document{}, nil
	case KindWork:
		return &Work{}, nil
	case KindReference:
		return &Reference{}, nil
	case KindCitation:
		return &Citation{}, nil
	case KindActor:
		return &Actor{}, nil
	case KindEvent:
		return &Event{}, nil
	case KindPolicy:
		return &Policy{}, nil
	}
	return nil, Errorf(Invalid, "%q is no kind of node", kind)
}

// EncodeNode is the node as JSON with its fields in fixed order: the form the stores keep.
func EncodeNode(n Node) ([]byte, error) { return json.Marshal(n) }

// DecodeNode reads what [EncodeNode] wrote.
func DecodeNode(kind Kind, data []byte) (Node, error) {
	n, err := NewNode(kind)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, n); err != nil {
		return nil, fmt.Errorf("decode %s: %w", kind, err)
	}
	return n, nil
}
