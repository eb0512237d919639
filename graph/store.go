package graph

import (
	"context"
	"iter"
	"math"
)

// Store keeps the graph. All methods may be called from many goroutines at
// once. Errors carry a [Code]; an ended context gives [Timeout]. What a store
// returns belongs to the caller.
//
// Two stores exist, and graph/storetest says in tests what this comment says in words.
type Store interface {
	// Apply writes a batch, whole or not at all. It sorts and validates it
	// first ([Invalid]). A batch of a document that is there already replaces
	// what that document said; the same batch again writes nothing
	// (Counts.Unchanged). The same bytes under two names are one document, which is read under the name that comes first in
	// byte order, whichever was loaded first: a batch under a later name writes nothing (Counts.Unchanged, Counts.Kept).
	// After Apply returns, every read of this store sees it.
	Apply(ctx context.Context, b Batch) (Counts, error)

	// Forget takes a document's batch away, whole or not at all: nodes and
	// edges that only it spoke of go, the others are folded anew. [NotFound] if
	// the document is not there.
	Forget(ctx context.Context, document ID) (Counts, error)

	// Nodes are the nodes with the given ids, in that order; nil stands where there is none.
	Nodes(ctx context.Context, ids []ID) ([]Node, error)

	// List pages through nodes of one kind in the order of the query.
	List(ctx context.Context, q NodeQuery) (NodePage, error)

	// Size counts the nodes that the pages of a query hold together; First and After do not matter.
	Size(ctx context.Context, q NodeQuery) (int, error)

	// Shape fetches the tree of a nested question. Roots that do not exist are left out.
	Shape(ctx context.Context, s Shape) ([]Tree, error)

	// Encoded fetches what Shape does as the store keeps it, for a caller that shows few fields of many nodes. It heeds what the shape
	// says of the fields and the evidence that are read.
	Encoded(ctx context.Context, s Shape) ([]EncodedTree, error)

	// Search finds nodes whose names, aliases, keys or titles hold all words of
	// the text, the last one as a prefix, case and diacritics folded; best
	// first, ties by id. Documents are found by their titles, not by their texts.
	Search(ctx context.Context, q SearchQuery) ([]Hit, error)

	// Complete finds names that are being typed: those of which the text is the beginning, from any word of an actor's, event's or policy's name on, from the
	// first of a title or key; case and diacritics folded; in the order of the folded names, then of ids; each node once.
	Complete(ctx context.Context, q CompleteQuery) ([]Completion, error)

	// Paths are all shortest paths between two nodes, by edges of the given
	// relations in either direction, in canonical order (by the ids of their
	// nodes, then of their edges), at most q.First of them. Denied edges count: they say that
	// they are; rejected ones do not. From a node to itself leads the path of no edge. None is no error.
	Paths(ctx context.Context, q PathQuery) ([]Path, error)

	// Count counts nodes by kind and edges by relation.
	Count(ctx context.Context) (Totals, error)

	// Records streams the whole graph in canonical order: nodes by id, then
	// edges by id, each with all its evidence. It is the canonical export, the
	// same bytes from every store. The stream ends at the first error.
	Records(ctx context.Context) iter.Seq2[Record, error]

	// Claims streams the claims about the node as the documents made them, in order of document. For export and diagnosis.
	Claims(ctx context.Context, id ID) ([]Claim, error)

	// Batch is what the document says, as it was sent and sorted: the ids are those under which things were claimed. [NotFound] if the
	// document is not there.
	Batch(ctx context.Context, document ID) (Batch, error)

	// Claiming are the documents that make a claim under each of the ids, whichever node the claim stands for now, in order. Ids that none claims are left out.
	Claiming(ctx context.Context, claimed []ID) (map[ID][]ID, error)

	// State is a mark of the graph as it stands: another mark whenever anything was written since, by this process or another. It costs next to
	// nothing, so that one may ask for it every second. Marks are opaque and only tell whether they are equal.
	State(ctx context.Context) (string, error)

	// Ready tells whether the store can answer: nil, or why not.
	Ready(ctx context.Context) error

	// Close frees what the store holds. Not to be called while calls run.
	Close(ctx context.Context) error
}

// Claim is a node as one document sees it.
type Claim struct {
	Document ID   `json:"document"`
	Node     Node `json:"node"`
}

// Record is one line of the canonical export: a node or an edge.
type Record struct {
	Node Node
	Edge *Edge
}

// Totals counts the graph.
type Totals struct {
	Nodes    map[Kind]int     `json:"nodes"`
	Edges    map[Relation]int `json:"edges"`
	Evidence int              `json:"evidence"`
}

// MaxPage is the largest page a store gives out.
const MaxPage = 1000

// NodeQuery asks for nodes of one kind. Its filters hold together; a zero one keeps everything.
type NodeQuery struct {
	Kind Kind
	// Document, if set, keeps to nodes that the document makes a claim about.
	Document ID
	// Type, if set, keeps to that Type (of works, actors, events, policies), Genre (documents), Status (citations).
	Type string
	// Key, if set, keeps to works one of whose Keys, references whose Key, actors, events and policies one of whose names is
	// exactly this after [FoldKey].
	Key string
	// Text, if set, keeps to what [Store.Search] finds by it.
	Text string
	// Dates keeps to what is dated so, see [DateOf]; for kinds that are [Dated].
	Dates DateRange
	// Having are conditions each of which must be true of a node, Lacking those none of which may be; at most [MaxConditions] in all.
	Having, Lacking []EdgeCondition
	// Order is that of the list: [ByEarliest] and [ByLatest] for kinds that are [Dated], [ByMost] for those that are [Weighed].
	Order NodeOrder
	// First is 1 to [MaxPage]; After is a cursor of an earlier page in the same order, "" for the first.
	First int
	After string
}

// NodePage is one page of nodes.
type NodePage struct {
	Nodes []Node
	// Cursors are those to go on behind each of the nodes.
	Cursors []string
	// Next is the cursor for the page behind this one, "" at the end. Cursors are opaque and valid in the store that gave them.
	Next string
}

// SearchQuery asks for nodes by words.
type SearchQuery struct {
	Text  string
	Kinds []Kind // empty for all
	First int    // 1 to [MaxPage]
}

// Hit is a node found. Score is higher for better; only its order means anything.
type Hit struct {
	Node  Node
	Score float64
}

// CompleteQuery asks for names that begin with a text.
type CompleteQuery struct {
	Text  string
	Kinds []Kind // empty for all
	First int    // 1 to [MaxCompletions]
}

// MaxCompletions is how many names one [CompleteQuery] may ask for.
const MaxCompletions = 100

// Completion is a name that a text may become, and the node that bears it.
type Completion struct {
	Name string
	Node Node
}

// Direction is how an edge is followed.
type Direction string

// The directions.
const (
	Out Direction = "out"
	In  Direction = "in"
)

// Shape is the tree of a nested question: from these nodes, along these edges, and from there on.
type Shape struct {
	From []ID
	// Named, where it is set, says instead of From where to begin.
	Named *Named
	// Fields are those of the nodes to begin at that [Store.Encoded] gives, see [Hop.Fields].
	Fields []string
	Hops   []Hop
}

// Named are the nodes that a key means: works by the entries that bear it, actors, events and policies by their names and aliases.
// Keys are compared as [FoldKey] folds them. In order of id, at most [MaxNamed].
type Named struct {
	Kind Kind
	Key  string
	// Document, if set, keeps to the entries of that document.
	Document ID
}

// MaxNamed is how many nodes one key leads to: enough to tell that it means more than one thing.
const MaxNamed = 2

// MaxEntries is how many entries that bear a key are looked at, in order of id.
const MaxEntries = 100

// Hop is one step of a shape.
type Hop struct {
	// Name tells this hop from its siblings; unique among them.
	Name      string
	Relations []Relation // at least one
	Direction Direction
	// Kinds, if set, keeps to nodes of these kinds at the other end.
	Kinds  []Kind
	Filter EdgeFilter
	// First is how many edges of each node to follow, 1 to [MaxPage], in the given order; After is the id of the edge to go on behind,
	// [Invalid] when it has gone.
	First int
	After ID
	Order EdgeOrder
	// Total asks for the number of all edges that the filter keeps, wherever the page begins and ends.
	Total bool
	// Fields are those of the nodes at the other end that [Store.Encoded] gives, by their names in the encoded node or [FieldLabel];
	// nil for the whole node.
	Fields []string
	// Bare leaves away what is read from the evidence: only [EncodedEdge.ID], Relation, Negated and Confidence are given.
	// Ends leaves those away too: only the nodes at the other end are read. A store may give more.
	Bare, Ends bool
	// NoMore leaves [EncodedBranch.More] unsaid: no edge behind the page is looked for, nor what lies behind it.
	NoMore bool
	Next   []Hop
}

// FieldLabel stands for [Node.Label] among the fields that are read.
const FieldLabel = "label"

// EdgeFilter keeps edges. Zero values keep all but the denied ones and those all of whose evidence was rejected.
type EdgeFilter struct {
	MinConfidence float64
	// Negated keeps the denied edges too.
	Negated bool
	// Rejected keeps the edges too whose evidence people rejected, as far as MinConfidence lets them: their confidence is 0.
	Rejected bool
	// Document keeps edges with evidence from that document; evidence that was rejected counts only where Rejected is set.
	Document ID
	// Hedged keeps the edges all of whose evidence that counts is hedged, or the others.
	Hedged Choice
	// There keeps edges by the date of the node at the other end; one that cannot have a date has none.
	There DateRange
}

// Least is the confidence that an edge must have: MinConfidence, or, where that is 0, more than that of a rejected edge.
func (f EdgeFilter) Least() float64 {
	if f.MinConfidence == 0 && !f.Rejected {
		return math.SmallestNonzeroFloat64
	}
	return f.MinConfidence
}

// Limits of one shape.
const (
	MaxDepth = 8
	MaxRoots = 1000
)

// Tree is the answer to a shape: a node and, for each hop by its name, the edges followed.
type Tree struct {
	Node Node
	Hops map[string]Branch
}

// Branch is what one hop found at one node.
type Branch struct {
	Edges []TreeEdge
	// More tells that there are edges behind the last one.
	More bool
	// Total is the number of all edges that the filter keeps, where the hop asks for it.
	Total int
}

// TreeEdge is an edge followed and what lies behind it. The edge bears all its evidence.
type TreeEdge struct {
	Edge Edge
	To   Tree // the node at the other end, whichever the direction
}

// EncodedTree is a [Tree] as a store keeps it.
type EncodedTree struct {
	ID ID
	// JSON is the node as [EncodeNode] writes it, where the whole node was asked for; else Values are its fields in the order asked.
	JSON   string
	Values []Value
	// Branches are what the hops found, in their order.
	Branches []EncodedBranch
}

// Value is a field of a node.
type Value struct {
	// Text is the field as JSON, "" where the encoded node has no such field.
	Text string
	// Plain tells that Text is the text itself.
	Plain bool
}

// EncodedBranch is a [Branch] as a store keeps it.
type EncodedBranch struct {
	Edges []EncodedEdge
	More  bool
	Total int
}

// EncodedEdge is a [TreeEdge] as a store keeps it.
type EncodedEdge struct {
	ID         ID
	Relation   Relation
	Negated    bool
	Confidence float64
	Hedged     bool
	Date       string
	Evidence   []string // each as JSON, best first
	To         EncodedTree
}

// PathQuery asks for shortest paths.
type PathQuery struct {
	From, To  ID
	Relations []Relation // empty for all but mentions, lists, makes and points_to
	MaxLength int        // edges, 1 to 8
	First     int        // paths, 1 to 100
}

// Path is a chain of nodes with an edge between each and the next; len(Edges) == len(Nodes)-1.
// An edge may run against the direction of the path.
type Path struct {
	Nodes []Node
	Edges []Edge
}

// PathRelations are the relations that paths follow where a query names none:
// those that say something, not those that only hold a document together.
func PathRelations() []Relation {
	var out []Relation
	for _, r := range Allowed() {
		switch r.Relation {
		case Mentions, Lists, Makes, PointsTo, Embodies, Describes:
		default:
			out = append(out, r.Relation)
		}
	}
	return out
}
