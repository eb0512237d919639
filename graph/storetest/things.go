package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/identity"
)

func thingCases() []testCase {
	return []testCase{
		{"an instrument with and without its issuer is one, in any order, whichever is forgotten", withAndWithoutIssuer},
		{"documents that name the persons of one family give neither one person nor as many as documents", oneFamily},
		{"persons who contradict each other are never joined through a third", neverThrough},
		{"what may be the same names each other, with score and reasons", nearMisses},
		{"any names of actors, events and policies leave the graph of what is loaded", anyThings},
	}
}

// naming is a document that names the things and says that the first of them takes part in an event.
func naming(name string, things ...graph.Node) graph.Batch {
	d := newDraft(name)
	quay := d.event("Opening of the Meridian quay", "1911")
	for i, n := range things {
		id := d.claim(n)
		d.edge(graph.Mentions, d.id, id, 0.8)
		if i == 0 && n.NodeKind() == graph.KindActor {
			d.edge(graph.ParticipatedIn, id, quay, 0.7)
		}
	}
	return d.batch()
}

// person is a claim about a person, made under the id of the document's own where the name tells nothing elsewhere.
func person(document, name string, traits ...string) *graph.Actor {
	p := &graph.Actor{ID: idOf(graph.KindActor, name), Name: name, Type: "person", Traits: traits}
	if identity.Local(p) {
		p.ID = idOf(graph.KindActor, name+" in "+document)
	}
	return p
}

func instrument(name, as string, traits ...string) *graph.Policy {
	if as != "" {
		traits = append(traits, identity.TraitAs+name+" = "+as)
	}
	return &graph.Policy{ID: idOf(graph.KindPolicy, name), Name: name, Type: "mechanism", Traits: traits}
}

// list are all nodes of a kind.
func list[T graph.Node](t *testing.T, s graph.Store, kind graph.Kind) (out []T) {
	t.Helper()
	page, err := s.List(context.Background(), graph.NodeQuery{Kind: kind, First: graph.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range page.Nodes {
		out = append(out, n.(T))
	}
	return out
}

func withAndWithoutIssuer(t *testing.T, s graph.Store) {
	all := []graph.Batch{
		naming("a", instrument("Harbour Dues Adjustment Mechanism", "", "about:geo:NO")),
		naming("b", instrument("Norwegian Harbour Dues Adjustment Mechanism", "geo:NO Harbour Dues Adjustment Mechanism")),
		naming("c", instrument("Danish Harbour Dues Adjustment Mechanism", "geo:DK Harbour Dues Adjustment Mechanism")),
	}
	want := written(t, newModel(all...).records())
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		for _, i := range order {
			load(t, s, all[i])
		}
		if got := written(t, s.Records(context.Background())); got != want {
			t.Fatalf("loading in the order %v gives another graph:\n%s\nwant\n%s", order, got, want)
		}
		policies := list[*graph.Policy](t, s, graph.KindPolicy)
		if len(policies) != 2 {
			t.Fatalf("%d policies, want those of two states: %s", len(policies), encoded(t, policies))
		}
		for _, p := range policies {
			if p.Name == "Danish Harbour Dues Adjustment Mechanism" {
				continue
			}
			if i := p.Identity; i == nil || i.Descriptions != 2 || len(i.Joins) != 1 || !slices.ContainsFunc(i.Joins[0].Reasons, func(r graph.Reason) bool { return r.Code == "state-implied" }) {
				t.Errorf("it does not say why it is one: %s", encoded(t, p))
			}
			if p.Traits != nil {
				t.Errorf("a node as shown bears traits: %s", encoded(t, p))
			}
		}
		for i, b := range all {
			forget(t, s, b)
			holds(t, s, newModel(slices.Delete(slices.Clone(all), i, i+1)...))
			load(t, s, b)
		}
		for _, b := range all {
			forget(t, s, b)
		}
		holds(t, s, newModel())
	}
}

func oneFamily(t *testing.T, s graph.Store) {
	var all []graph.Batch
	spellings := []string{"Kim Sol-mi", "Kim Sol Mi", "Sol-mi Kim", "KIM SOL MI", "Kim Solmi"}
	others := []string{"Kim Tae-gyu", "Kim Bo-ram", "Kim Sol-hui"}
	for i := range 24 {
		name := fmt.Sprintf("family %d", i)
		switch i % 4 {
		case 0, 1:
			all = append(all, naming(name, person(name, spellings[i%len(spellings)], "office:minister", "country:geo:KR")))
		case 2:
			all = append(all, naming(name, person(name, others[i%len(others)], "country:geo:KR")))
		default:
			all = append(all, naming(name, person(name, "Kim")))
		}
	}
	load(t, s, all...)
	holds(t, s, newModel(all...))
	full, bare := map[string]int{}, 0
	for _, a := range list[*graph.Actor](t, s, graph.KindActor) {
		if a.Name == "Kim" {
			bare++
			continue
		}
		full[a.Name]++
	}
	if len(full) != 4 {
		t.Errorf("%d persons with a given name, want 4: %v", len(full), full)
	}
	if bare != 6 {
		t.Errorf("%d persons known by the family name alone, want one in each document that says no more, 6", bare)
	}
}

func neverThrough(t *testing.T, s graph.Store) {
	all := []graph.Batch{
		naming("north", person("north", "Ri Hana", "country:geo:KP")),
		naming("neither", person("neither", "Ri Ha-na")),
		naming("south", person("south", "Ri Ha Na", "country:geo:KR")),
	}
	load(t, s, all...)
	holds(t, s, newModel(all...))
	actors := list[*graph.Actor](t, s, graph.KindActor)
	if len(actors) != 3 {
		t.Fatalf("%d persons, want three: the one without a country fits both: %s", len(actors), encoded(t, actors))
	}
	forget(t, s, all[2])
	if actors := list[*graph.Actor](t, s, graph.KindActor); len(actors) != 1 {
		t.Errorf("%d persons when one of the two is gone, want one: %s", len(actors), encoded(t, actors))
	}
	holds(t, s, newModel(all[:2]...))
}

func nearMisses(t *testing.T, s graph.Store) {
	minister := []string{"office:minister", "country:geo:NO"}
	all := []graph.Batch{
		naming("full", person("full", "Solveig Brandvik", minister...)),
		naming("bare", person("bare", "Brandvik", minister...)),
		naming("unsaid", person("unsaid", "Brandvik")),
	}
	load(t, s, all...)
	holds(t, s, newModel(all...))
	actors := list[*graph.Actor](t, s, graph.KindActor)
	if len(actors) != 3 {
		t.Fatalf("%d persons, want three: %s", len(actors), encoded(t, actors))
	}
	at := map[graph.ID]*graph.Actor{}
	for _, a := range actors {
		at[a.ID] = a
	}
	full, bare := at[idOf(graph.KindActor, "Solveig Brandvik")], at[idOf(graph.KindActor, "Brandvik in bare")]
	if full == nil || bare == nil || full.Identity == nil || bare.Identity == nil {
		t.Fatalf("they do not name each other: %s", encoded(t, actors))
	}
	for _, pair := range [][2]*graph.Actor{{full, bare}, {bare, full}} {
		alike := pair[0].Identity.Alike
		if len(alike) != 1 || alike[0].Node != pair[1].ID || alike[0].Relation != graph.LikeSame || alike[0].Score < identity.CandidateScore || len(alike[0].Reasons) == 0 {
			t.Errorf("%s names not what may be the same: %s", pair[0].ID, encoded(t, alike))
		}
	}
	if unsaid := at[idOf(graph.KindActor, "Brandvik in unsaid")]; unsaid == nil || unsaid.Identity != nil {
		t.Errorf("a family name alone resembles nothing: %s", encoded(t, unsaid))
	}
}

// anyThings lets documents that name a few actors, events and policies in any words come, change and go.
func anyThings(t *testing.T, s graph.Store) {
	history(t, s, 5, namingAny, func(*rapid.T, *model, graph.Batch) {})
}

// namingAny makes a document that names a few things, some of which agree, contradict each other, or fit several.
func namingAny(r *rapid.T, name string) graph.Batch {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(r, what) }
	var things []graph.Node
	taken := map[graph.ID]bool{}
	for range rapid.IntRange(1, 4).Draw(r, "things") {
		var n graph.Node
		switch pick("kind", "person", "event", "policy") {
		case "person":
			var traits []string
			if c := pick("country", "", "", "geo:KP", "geo:KR"); c != "" {
				traits = append(traits, identity.TraitCountry+c)
			}
			if o := pick("office", "", "minister", "president"); o != "" {
				traits = append(traits, identity.TraitOffice+o)
			}
			n = person(name, pick("person", "Kim Sol-mi", "Kim Sol Mi", "Kim Seol-mi", "Sol-mi Kim", "Kim Tae-gyu", "S. M. Kim", "Kim"), traits...)
		case "event":
			e := &graph.Event{Name: pick("event", "Meridian Summit", "Meridian meeting", "second Meridian Summit", "Breach of the Varda weir"), Date: pick("date", "", "1999", "1999-03", "2003")}
			e.ID = idOf(graph.KindEvent, e.Name+e.Date)
			n = e
		default:
			n = instrument(pick("policy", "Harbour Dues Code", "Harbour Dues Act", "Resolution 812", "Security Plan", "HDCX"), "", "about:"+pick("about", "geo:NO", "geo:DK"))
		}
		if !taken[n.NodeID()] {
			taken[n.NodeID()] = true
			things = append(things, n)
		}
	}
	return naming(name, things...)
}
