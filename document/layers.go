package document

import "fmt"

// Layers are what the annotators found, one field a layer, each filled by one
// annotator and read by those after it. Positions are spans of the document's
// text; references between layers are indices into their slices.
type Layers struct {
	Passages   []Passage
	Dates      []Date
	Tables     []Table
	References []Reference
	Citations  []Citation
	Entities   []Entity
	Statements []Statement
}

// LayerName names a layer, for the check that an annotator runs after what it reads.
type LayerName string

// The layers by name.
const (
	LayerPassages   LayerName = "passages"
	LayerDates      LayerName = "dates"
	LayerTables     LayerName = "tables"
	LayerReferences LayerName = "references"
	LayerCitations  LayerName = "citations"
	LayerActors     LayerName = "actors"
	LayerEvents     LayerName = "events"
	LayerPolicies   LayerName = "policies"
	LayerStatements LayerName = "statements"
)

// Passage is the unit of evidence: a sentence, a heading, a caption, or a table row.
type Passage struct {
	Span
	// Holes are stretches inside the span that are not part of the sentence:
	// a running head or a footnote between its two halves. In order, disjoint.
	Holes []Span
	// Block is the index of the block in which the passage begins.
	Block int
	// Kind is the kind of that block.
	Kind BlockKind
}

// Parts are the stretches of the text that belong to the passage: the span without its holes.
func (p Passage) Parts() []Span {
	var parts []Span
	at := p.Start
	for _, h := range p.Holes {
		if h.Start > at {
			parts = append(parts, Span{at, h.Start})
		}
		at = h.End
	}
	if at < p.End {
		parts = append(parts, Span{at, p.End})
	}
	return parts
}

// Date is a time that the text names.
type Date struct {
	Span
	// EDTF is the time at the precision the text gives (ISO 8601-2 level 1 and "199X"): never guessed.
	EDTF string
	// Relative tells that it was worked out from another time in the text ("the following March").
	Relative bool
}

// Table is a table put together again from its physical lines.
type Table struct {
	Span           // from the first line to the last, caption and source note left out
	Caption Span   // empty when there is none
	Source  Span   // the source note below it, empty when there is none
	Label   string // "Table 1", or ""
	Columns []Cell
	Rows    []Row
}

// Row is one true row of a table.
type Row struct {
	Cells []Cell // as many as the table has columns
	Lines []Span // the physical lines it was joined from
}

// Cell is one cell. A row broken over a page has cells in more than one part.
type Cell struct {
	Parts []Span
	Text  string // the parts, plain, joined by one space
}

// Reference is one entry of the document's bibliography.
type Reference struct {
	Span         // the whole entry, without its bullet; from the first to the last part
	Parts []Span // the entry's stretches: more than one where bullets or page furniture break it
	// Raw is the entry as printed, plain, its parts joined by one space.
	Raw string
	// Label is the number printed before the entry in a numbered list, without its marks, or "".
	Label string
	// List counts the document's lists of references, from 0: a book has one for every chapter.
	List int
	// Key is how this document cites the entry: "K. S. Kim 2024b", with initials
	// only where the document's bibliography needs them to tell two authors
	// apart. Keys belong to this document and are unique within it.
	Key        string
	Authors    []Person
	Editors    []Person
	Year       string // as printed without suffix: "2024", "n.d.", "in press", "forthcoming", or ""
	Suffix     string // "a" … "z", or ""
	Title      string
	Container  string // journal, book, series, newspaper or site
	Volume     string
	Issue      string
	Pages      string
	Edition    string
	Publisher  string
	Place      string
	DOI        string // without resolver, lower case
	URL        string
	ISBN       string
	Type       string // CSL type: "article-journal", "book", "chapter", "report", "thesis", "article-newspaper", "webpage", …; "" when the entry does not show it
	Language   string // "in Korean" and the like, as printed, or ""
	TitleSpan  Span   // where the title stands, empty when unknown
	AuthorSpan Span
	YearSpan   Span
	// TitleFirst tells that the entry has no author and begins with its title.
	TitleFirst bool
	// Confidence is that the entry is one whole entry, 0 to 1.
	Confidence float64
	// FieldConfidence is how sure each of the fields is.
	FieldConfidence FieldConfidence
}

// CitationKind is the form of a citation.
type CitationKind string

// The kinds of citation.
const (
	Narrative     CitationKind = "narrative"     // Kim (2024)
	Possessive    CitationKind = "possessive"    // Kim's (2024)
	Parenthetical CitationKind = "parenthetical" // (Kim, 2024)
	Secondary     CitationKind = "secondary"     // the X of "X, as cited in Y"
	Numeric       CitationKind = "numeric"       // [4]
	NoteFull      CitationKind = "note-full"
	NoteShort     CitationKind = "note-short"
	Ibid          CitationKind = "ibid"
	SourceLine    CitationKind = "source-note" // the line under a figure or a table
)

// CitationStatus says how sure the way from a citation to a reference is.
type CitationStatus string

// The states of a citation.
const (
	Resolved  CitationStatus = "resolved"
	Probable  CitationStatus = "probable"  // one reference, with a stated difference
	Ambiguous CitationStatus = "ambiguous" // several fit equally
	Dangling  CitationStatus = "dangling"  // no such reference
)

// Candidate is a reference that a citation may stand for.
type Candidate struct {
	Reference int     // index in Layers.References
	Score     float64 // 0 to 1
	Reason    string  // in words: "family name, initials and year agree"
}

// Citation is one pointer in running text to one reference.
type Citation struct {
	Span       // the item alone: "Lee, 2020, p. 4" of "(see Lee, 2020, p. 4; Kim, 2021)"; "Kim (2024b)"
	Group Span // the whole parenthesis or narrative form that the item belongs to
	Kind  CitationKind
	// Anchor is the mark in running text for a citation that stands in a note; else equal to Group.
	Anchor     Span
	Authors    []string // family names or title words as cited
	Year       string
	Suffix     string
	Locator    string // "p. 41", "pp. 12–14", or ""
	Signal     string // "see", "cf.", or ""
	Status     CitationStatus
	Candidates []Candidate // best first; one for resolved and probable, none for dangling
	Via        int         // for Secondary: index of the citation in Layers.Citations through which it was seen; else -1
	Passage    int         // index in Layers.Passages, -1 when it stands in none
}

// EntityKind is actor, event or policy.
type EntityKind string

// The kinds of entity.
const (
	Actor  EntityKind = "actor"
	Event  EntityKind = "event"
	Policy EntityKind = "policy"
)

// Entity is one thing as named in one document, with all places that name it.
type Entity struct {
	Kind EntityKind
	Type string // "person", "state", "organization", "summit", "law" …; "" when unknown
	Name string // the fullest name the document or a lexicon gives
	// Key is the canonical key: the same for the same thing in every document,
	// see the resolve package. A lexicon's id where a lexicon knows the thing.
	Key     string
	Lexicon string // "pack:id" of the lexicon entry, or ""
	Aliases []string
	Date    string // EDTF, or "" when unknown
	PartOf  string // key of the larger event or organisation, where a lexicon or the text says so
	// Traits are what the text says of it that tells it from others of its name, each with its sort before a colon:
	// "office:foreign minister", "country:geo:NO", and "as:NAME = …", a name with the actors in it replaced by their keys.
	Traits []string
	// Reason says why its mentions are taken for one thing.
	Reason   string
	Mentions []Mention // in order of Start; flat: no two mentions of any entities overlap
	// Code is an event's type by the PLOVER ontology, a root code such as "ASSAULT", and CodeRule the word that gave it;
	// both "" where no word decides it.
	Code, CodeRule string
	// Told are the places that tell an event by a verb ("nationalised the canal"). They name nothing, so they may hold
	// mentions of other things. An event that is only told has no Mentions.
	Told []Mention
	// Links are how an event stands to other entities by its own words.
	Links []Link
}

// Link is what the words that tell of an event say about it and another entity.
type Link struct {
	Mention           // the words
	Relation Relation // ParticipatedIn: the other took part in the event; PartOf: the event is part of the other
	Kind     EntityKind
	Key      string // of the other entity
}

// Mention is a place that names an entity.
type Mention struct {
	Span
	Passage    int    // index in Layers.Passages, -1 when in none
	Rule       string // the rule that found it
	Confidence float64
	// Oblique marks a mention by a part that stands for the whole (a capital for its government).
	Oblique bool
}

// Relation is what a statement says.
type Relation string

// Relations from a work (the speaker) to an event or a policy, strongest first ...
const (
	Explains  Relation = "explains"
	Disputes  Relation = "disputes"
	Reports   Relation = "reports"
	Discusses Relation = "discusses"
)

// ... and between entities.
const (
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

// Statement is who says what about what, read in one passage.
type Statement struct {
	Span // the evidence: a passage, a clause of it, or a table row
	// Citation is the index in Layers.Citations of the voice; -1 when the document itself speaks.
	Citation int
	Relation Relation
	Subject  int // index in Layers.Entities for relations between entities; -1 for the relations of a work
	Object   int // index in Layers.Entities
	Negated  bool
	Hedged   bool
	Cues     []Span // the words that show the relation
	Rule     string
	// Confidence is 0 to 1.
	Confidence float64
	// Date is when the relation held, EDTF, or "".
	Date string
	// Hearsay are the voices between the speaker and the target, outermost first:
	// in "Seoul said that … (Lee, 2020)" the speaker is Lee 2020 and Seoul is the one hearsay voice.
	Hearsay []Voice
}

// Voice is an actor who is said to tell something.
type Voice struct {
	Entity int  // index in Layers.Entities
	Words  Span // that put it into the actor's mouth: "Seoul said"
}

func (l *Layers) validate(d *Document) error {
	check := func(layer LayerName, i int, spans ...Span) error {
		for _, s := range spans {
			if _, ok := d.Quote(s); !ok {
				return fmt.Errorf("document %s: layer %s, item %d: span [%d,%d) is no slice of the text", d.Name, layer, i, s.Start, s.End)
			}
		}
		return nil
	}
	for i, p := range l.Passages {
		if err := check(LayerPassages, i, append([]Span{p.Span}, p.Holes...)...); err != nil {
			return err
		}
	}
	for i, x := range l.Dates {
		if err := check(LayerDates, i, x.Span); err != nil {
			return err
		}
	}
	for i, t := range l.Tables {
		if err := check(LayerTables, i, tableSpans(t)...); err != nil {
			return err
		}
	}
	for i, r := range l.References {
		if err := check(LayerReferences, i, append([]Span{r.Span, r.TitleSpan, r.AuthorSpan, r.YearSpan}, r.Parts...)...); err != nil {
			return err
		}
	}
	if err := l.validateCitations(check); err != nil {
		return err
	}
	return l.validateStatements(check)
}

func tableSpans(t Table) []Span {
	spans := []Span{t.Span, t.Caption, t.Source}
	for _, c := range t.Columns {
		spans = append(spans, c.Parts...)
	}
	for _, r := range t.Rows {
		spans = append(spans, r.Lines...)
		for _, c := range r.Cells {
			spans = append(spans, c.Parts...)
		}
	}
	return spans
}

type spanCheck func(layer LayerName, i int, spans ...Span) error

func (l *Layers) validateCitations(check spanCheck) error {
	for i, c := range l.Citations {
		if err := check(LayerCitations, i, c.Span, c.Group, c.Anchor); err != nil {
			return err
		}
		for _, k := range c.Candidates {
			if k.Reference < 0 || k.Reference >= len(l.References) {
				return fmt.Errorf("citation %d: candidate reference %d does not exist", i, k.Reference)
			}
		}
		if (c.Status == Dangling) != (len(c.Candidates) == 0) {
			return fmt.Errorf("citation %d: status %s with %d candidates", i, c.Status, len(c.Candidates))
		}
	}
	return nil
}

func (l *Layers) validateStatements(check spanCheck) error {
	for i, e := range l.Entities {
		for _, m := range append(append([]Mention{}, e.Mentions...), e.Told...) {
			if err := check(LayerName(e.Kind), i, m.Span); err != nil {
				return err
			}
		}
		for _, l := range e.Links {
			if err := check(LayerName(e.Kind), i, l.Span); err != nil {
				return err
			}
		}
	}
	for i, s := range l.Statements {
		if err := check(LayerStatements, i, append([]Span{s.Span}, s.Cues...)...); err != nil {
			return err
		}
		for _, v := range s.Hearsay {
			if err := check(LayerStatements, i, v.Words); err != nil {
				return err
			}
			if v.Entity < 0 || v.Entity >= len(l.Entities) {
				return fmt.Errorf("statement %d: a voice of nobody", i)
			}
		}
		if s.Object < 0 || s.Object >= len(l.Entities) || s.Subject >= len(l.Entities) || s.Citation >= len(l.Citations) {
			return fmt.Errorf("statement %d points at nothing", i)
		}
	}
	return nil
}
