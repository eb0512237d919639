package model

import (
	"slices"
	"strings"

	"kg/document"
)

// ends says what a relation may join.
type ends struct {
	work     bool                  // the subject is a work: the cited one, or the document itself
	from, to []document.EntityKind // of the subject and the object
	alike    bool                  // both are of one kind
	mutual   bool                  // it holds both ways
}

// relations is the part of the graph's table of allowed edges that is read in sentences.
func relations() map[document.Relation]ends {
	actor := []document.EntityKind{document.Actor}
	happening := []document.EntityKind{document.Event, document.Policy}
	entity := []document.EntityKind{document.Actor, document.Event, document.Policy}
	return map[document.Relation]ends{
		document.Explains:       {work: true, to: happening},
		document.Disputes:       {work: true, to: happening},
		document.Reports:        {work: true, to: happening},
		document.Discusses:      {work: true, to: happening},
		document.ParticipatedIn: {from: actor, to: happening},
		document.Initiated:      {from: actor, to: happening},
		document.Signed:         {from: actor, to: happening},
		document.Adopted:        {from: actor, to: happening},
		document.Opposed:        {from: actor, to: happening},
		document.Caused:         {from: entity, to: happening},
		document.LedTo:          {from: happening, to: happening},
		document.Preceded:       {from: happening, to: happening},
		document.MemberOf:       {from: actor, to: actor},
		document.Leads:          {from: actor, to: actor},
		document.AlliedWith:     {from: actor, to: actor, mutual: true},
		document.Succeeded:      {from: entity, to: entity, alike: true},
		document.PartOf:         {from: entity, to: entity, alike: true},
	}
}

// joins tells whether the relation may join the two entities; a is nil where a work speaks.
func (r ends) joins(relation document.Relation, a, b *document.Entity) bool {
	if r.work != (a == nil) || !slices.Contains(r.to, b.Kind) {
		return false
	}
	if a == nil {
		return true
	}
	if !slices.Contains(r.from, a.Kind) || r.alike && a.Kind != b.Kind {
		return false
	}
	switch relation {
	case document.Leads:
		return (a.Type == "person" || a.Type == "") && b.Type != "person"
	case document.MemberOf:
		return b.Type != "person" && b.Type != "state"
	}
	return true
}

// types are the types that a proposal may give, by kind; any other is left open.
func types(kind document.EntityKind) []string {
	switch kind {
	case document.Actor:
		return strings.Fields("person state organization party ministry court parliament company media armed-group bloc")
	case document.Event:
		return strings.Fields("summit war battle attack election referendum protest strike coup treaty-signing negotiation exercise test disaster crisis trial speech visit")
	case document.Policy:
		return strings.Fields("law treaty agreement programme doctrine strategy sanctions tax policy")
	}
	return nil
}
