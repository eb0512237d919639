package event

import (
	"slices"

	"kg/annotate/lexicon/edtf"
)

// trail are the places, in the order of the text, that name events with one head noun or of one type, and the events they name.
type trail struct {
	groups []*group
	at     []footprint
	// last is the short form that was placed last: short forms come in the order of the text.
	last footprint
}

type footprint struct {
	start, unit int
	group       *group
}

// reach is how many passages a short form looks back where several events share its head noun, kin where only the type is shared.
const (
	reach = 6
	kin   = 2
)

// back is the event that a head noun with an article and nothing else points back to, nil for none or where it is open which:
//   - the one event with that head noun: "the walkout" after "the dockers' walkout of 1987", or before it in an abstract;
//   - of several, the one named last before it: "the 1987 walkout … the 1991 walkout … The walkout";
//   - where no event has that head noun, the one of its type that was named right before: "the Lima bombing … The attack".
func (g *gatherer) back(s *sighting) *group {
	if lasting[s.Head] {
		return nil
	}
	start := g.units[s.Unit].Mention(s.First, s.Last, "", 0).Start
	t := g.trail("head "+s.Head, func(gr *group) bool { return gr.head == s.Head })
	if len(t.groups) == 0 {
		if s.Type == "" {
			return nil
		}
		t = g.trail("type "+s.Type, func(gr *group) bool { return gr.entity.Type == s.Type })
		return t.nearest(s, start, kin)
	}
	if len(t.groups) == 1 {
		if gr := t.groups[0]; edtf.Overlap(s.Date, gr.date) {
			return gr
		}
		return nil
	}
	return t.nearest(s, start, reach)
}

// nearest is the event named last before the short form, at most so many passages before it.
func (t *trail) nearest(s *sighting, start, passages int) *group {
	k, _ := slices.BinarySearchFunc(t.at, start, func(f footprint, at int) int { return f.start - at })
	best := t.last
	if k > 0 && (best.group == nil || t.at[k-1].start > best.start) {
		best = t.at[k-1]
	}
	if best.group == nil || s.Unit-best.unit > passages || !edtf.Overlap(s.Date, best.group.date) {
		return nil
	}
	t.last = footprint{start, s.Unit, best.group}
	return best.group
}

// trail are the places of the groups that fit, collected once; all places but those of short forms are known when the first is asked for.
func (g *gatherer) trail(name string, fits func(*group) bool) *trail {
	if t, ok := g.trails[name]; ok {
		return t
	}
	t := &trail{}
	for _, gr := range g.groups {
		if !fits(gr) || len(gr.steps) == 0 {
			continue
		}
		t.groups = append(t.groups, gr)
		for _, f := range gr.steps {
			f.group = gr
			t.at = append(t.at, f)
		}
	}
	slices.SortFunc(t.at, func(a, b footprint) int { return a.start - b.start })
	g.trails[name] = t
	return t
}
