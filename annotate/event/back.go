package event

import (
	"cmp"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
	"kg/annotate/lexicon/naming"
)

// trail are the places, in the order of the text, that name events with one head noun or with nouns like it, and the events they name.
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

// reach is how many passages a short form looks back where several events share its head noun, kin where they have only one like it.
const (
	reach = 6
	kin   = 2
	// abreast is how many names before a short form are looked through for another event of the same passage.
	abreast = 20
)

// back is the event that a head noun with an article and nothing else points back to, nil for none or where it is open which:
//   - the one event with that head noun: "the walkout" after "the dockers' walkout of 1987", or before it in an abstract;
//   - of several, the one named last before it: "the 1987 walkout … the 1991 walkout … The walkout";
//   - where no event has that head noun, the one that an indefinite article introduced: "a walkout … The walkout";
//   - else the one of a noun like it, or of its type, that was named right before: "the Lima bombing … The attack".
func (g *gatherer) back(s *sighting) *group {
	if lasting[s.Head] || s.Head == "polls" || s.Head == "poll" { // "at the polls"
		return nil
	}
	start := g.units[s.Unit].Mention(s.First, s.Last, "", 0).Start
	t := g.trail("head "+s.Head, func(gr *group) bool { return gr.noun() == s.Head })
	if len(t.groups) == 0 {
		if gr := g.opened(s, start); gr != nil {
			return gr
		}
		like, ok := alike[s.Head]
		switch {
		case ok:
			t = g.trail("like "+like, func(gr *group) bool { return alike[gr.noun()] == like })
			if len(t.groups) == 1 {
				return t.nearest(s, start, reach)
			}
		case s.Type == "" || loose[s.Type] || s.strong:
			return nil
		default:
			t = g.trail("type "+s.Type, func(gr *group) bool { return gr.entity.Type == s.Type })
		}
		return t.nearest(s, start, kin)
	}
	if len(t.groups) == 1 && len(t.groups[0].entity.Mentions) > 0 {
		if gr := t.groups[0]; edtf.Overlap(s.Date, gr.date) {
			return gr
		}
		return nil
	}
	return t.nearest(s, start, reach)
}

// opened is the event that an indefinite article introduced not long before: "a walkout at the Karwen plant … The walkout". Its words are a mention
// once something points back to it.
func (g *gatherer) opened(s *sighting, start int) *group {
	list := g.openings[s.Head]
	k, _ := slices.BinarySearchFunc(list, s, inText)
	if k == 0 || s.Unit-list[k-1].Unit > reach {
		return nil
	}
	gr := g.begin(list[k-1])
	g.join(gr, list[k-1])
	delete(g.trails, "head "+s.Head)
	return gr
}

// inText compares sightings by where they stand.
func inText(a, b *sighting) int {
	return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.First, b.First))
}

// often is how many short forms tell that a document is about an event that it names by its head noun alone.
const often = 3

// topics takes the short forms that nothing named explains where there are several: a paper on a genocide may name it "the genocide" throughout.
func (g *gatherer) topics() {
	heads := make([]string, 0, len(g.left))
	for head, list := range g.left {
		if len(list) >= often {
			heads = append(heads, head)
		}
	}
	slices.Sort(heads)
	for _, head := range heads {
		var gr *group
		for _, s := range g.left[head] {
			if gr == nil {
				gr = g.begin(s)
			}
			s.Rule = "topic"
			g.join(gr, s)
		}
		gr.named = false
	}
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
	for i := k - 1; i >= max(0, k-abreast) && best.unit == t.at[i].unit; i-- {
		if t.at[i].group != best.group {
			return nil // "The 1987 strike failed, the 1991 strike did not. The strike …"
		}
	}
	t.last = footprint{start, s.Unit, best.group}
	return best.group
}

// noun is the head noun of the event's name, that of a known one too: "Tarva War".
func (gr *group) noun() string {
	if gr.head != "" {
		return gr.head
	}
	name := gr.entity.Name
	return naming.Singular(lexicon.Fold(name[strings.LastIndexByte(name, ' ')+1:]))
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

// alike are nouns that one and the same event goes by, each with the first of its line.
var alike = classes(`
	election elections poll polls vote ballot runoff contest
	referendum plebiscite consultation
	strike strikes walkout stoppage
	attack attacks bombing bombings raid raids assault blast explosion shooting shootings ambush massacre killing killings murder murders assassination
	coup putsch overthrow takeover mutiny
	protest protests demonstration demonstrations march rally riot riots unrest uprising revolt rebellion rising
	ruling verdict judgment judgement decision
	talk talks negotiation negotiations meeting summit conference gathering
	float flotation floating devaluation
	earthquake quake disaster tsunami flood floods flooding storm cyclone hurricane typhoon
	crash collision accident derailment
	resignation departure exit
	dismissal sacking firing ouster removal
	default bankruptcy insolvency
	reversal u-turn climbdown retreat about-face turnaround turnabout rollback
	lease concession sale
	pandemic epidemic outbreak
	invasion incursion offensive intervention
	withdrawal pullout drawdown
	ceasefire truce armistice cease-fire
	annulment nullification invalidation
	suspension halt pause freeze
	cut reduction
	rise increase hike
`)

// loose are types whose nouns tell of too many kinds of things to stand for each other.
var loose = words(`change disaster announcement adoption suspension operation crisis conference phase rejection award bailout publication`)

func classes(lines string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		all := strings.Fields(line)
		for _, w := range all {
			if _, taken := out[w]; !taken {
				out[w] = all[0]
			}
		}
	}
	return out
}
