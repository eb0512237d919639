package identity_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/identity"
)

// drawn is a description of one of a few works, in any words.
func drawn(r *rapid.T) *identity.Description {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(r, what) }
	w := &graph.Work{
		ID: graph.NewID("work", pick("claimed", "1", "2", "3")),
		Title: pick("title", "", "Ferries of the inner lakes", "Ferries of the inner lakes: a history", "Ferries of the iner lakes",
			"Ferries of the inner lakes: an atlas", "Ferries of the inner lakes, part II", "Introduction"),
		Year: pick("year", "", "2010", "2011", "2013"), DOI: pick("doi", "", "", "10.5555/a", "10.5555/b"),
		Container: pick("container", "", "Lake Review", "Lake Rev.", "arXiv"), Pages: pick("pages", "", "1-9", "31-40"),
		Authors: []graph.Person{{Family: pick("family", "Ode", "Pym"), Given: pick("given", "K.", "L.", "")}},
	}
	d, _ := identity.Describe(w)
	return d
}

func TestResolveDividesWhateverTheOrderAndNeverJoinsWhatContradicts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		byID := map[string]*identity.Description{}
		for range rapid.IntRange(1, 8).Draw(r, "descriptions") {
			d := drawn(r)
			byID[d.ID()] = d
		}
		var members []*identity.Description
		setting := identity.Setting{Holders: map[string][]graph.ID{}}
		for _, id := range slices.Sorted(func(yield func(string) bool) {
			for id := range byID {
				if !yield(id) {
					return
				}
			}
		}) {
			members = append(members, byID[id])
			if rapid.IntRange(0, 3).Draw(r, "held") == 0 {
				setting.Holders[id] = []graph.ID{"document:one"}
			}
		}
		want := identity.Resolve(members, setting)
		shuffled := slices.Clone(members)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := identity.Resolve(shuffled, setting)
		if a, b := shown(want), shown(got); a != b {
			r.Fatalf("another order, other works:\n%s", cmp.Diff(a, b))
		}
		nodes, count := map[graph.ID]bool{}, 0
		for _, c := range want {
			if nodes[c.Node] {
				r.Fatalf("two works have the id %s", c.Node)
			}
			nodes[c.Node] = true
			count += len(c.Members)
			for i, a := range c.Members {
				for _, b := range c.Members[i+1:] {
					for _, sort := range []string{"doi:", "arxiv:"} {
						if x, y := named(a, sort), named(b, sort); x != "" && y != "" && x != y {
							r.Fatalf("%s and %s are one work", x, y)
						}
					}
				}
			}
		}
		if count != len(members) {
			r.Fatalf("%d descriptions in works, %d given", count, len(members))
		}
	})
}

func named(d *identity.Description, sort string) string {
	for _, n := range d.Names {
		if strings.HasPrefix(n, sort) {
			return n
		}
	}
	return ""
}

func shown(clusters []identity.Cluster) string {
	var lines []string
	for _, c := range clusters {
		var ids []string
		for _, m := range c.Members {
			ids = append(ids, m.ID())
		}
		slices.Sort(ids)
		lines = append(lines, fmt.Sprintf("%s %v %s", c.Node, ids, identity.EncodeIdentity(c.Identity)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestIdentifiersAreReadInEveryForm(t *testing.T) {
	for _, c := range []struct {
		work graph.Work
		want string
	}{
		{graph.Work{DOI: "https://doi.org/10.1000/XYZ.123"}, "doi:10.1000/xyz.123"},
		{graph.Work{URL: "http://dx.doi.org/10.1000/a%2Fb"}, "doi:10.1000/a/b"},
		{graph.Work{URL: "https://arxiv.org/pdf/2106.01234v3.pdf"}, "arxiv:2106.01234"},
		{graph.Work{Container: "arXiv preprint arXiv:hep-th/9901001"}, "arxiv:hep-th/9901001"},
		{graph.Work{DOI: "10.48550/arXiv.2106.01234"}, "arxiv:2106.01234"},
		{graph.Work{ISBN: "0-306-40615-2"}, "isbn:9780306406157"},
		{graph.Work{ISBN: "978-0-306-40615-7 (pbk.)"}, "isbn:9780306406157"},
		{graph.Work{ISBN: "978-0-306-40615-8"}, ""}, // the check digit is wrong
		{graph.Work{ISBN: "0-306-40615-2", Type: "chapter"}, ""},
		{graph.Work{URL: "https://hdl.handle.net/1234/5678/"}, "handle:1234/5678"},
		{graph.Work{URL: "https://pubmed.ncbi.nlm.nih.gov/1234567/"}, "pmid:1234567"},
		{graph.Work{URL: "https://www.example.org/items/2010-ferries?utm_source=x#top"}, "url:example.org/items/2010-ferries"},
		{graph.Work{URL: "https://example.org/"}, ""},
		{graph.Work{URL: "https://example.org/news"}, ""},
		{graph.Work{URL: "no address"}, ""},
	} {
		if got := strings.Join(describe(t, &c.work).Names, " "); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.work, got, c.want)
		}
	}
}

// FuzzDescribe wants of any work a description that can be kept, read back and compared with itself.
func FuzzDescribe(f *testing.F) {
	f.Add("Retraction: Locks and levies: a study", "2016", "Journal of Locks, vol. 3", "211–39", "https://doi.org/10.1000/xyz", "978-0-306-40615-7")
	f.Add("[J] 等. İstanbul [EB/OL]", "n.d.", "arXiv:2106.01234v2", "e12", "10.1/", "x")
	f.Add("Ⅻ ß ﬁ \x00 – [", "99999", "", "p.p", "http://%zz", "978")
	f.Fuzz(func(t *testing.T, title, year, container, pages, link, isbn string) {
		w := &graph.Work{
			ID: graph.NewID("work", "1"), Title: title, Year: year, Container: container, Pages: pages, DOI: link, URL: link, ISBN: isbn,
			Volume: pages, Authors: []graph.Person{{Family: container, Given: title}, {Literal: title}},
		}
		encoded, err := graph.EncodeNode(w) // as stores do, which leaves valid UTF-8
		if err != nil {
			t.Fatal(err)
		}
		n, err := graph.DecodeNode(graph.KindWork, encoded)
		if err != nil {
			t.Fatal(err)
		}
		d := describe(t, n.(*graph.Work))
		back, err := identity.Decode([]byte(d.Encode()))
		if err != nil || back.ID() != d.ID() || back.Encode() != d.Encode() {
			t.Fatalf("it does not come back as it was: %v\n%s\n%s", err, d.Encode(), back.Encode())
		}
		for _, k := range d.Keys() {
			if len(k) > 200 {
				t.Errorf("a key of %d bytes", len(k))
			}
		}
		if v := identity.Compare(d, back); v.Relation == identity.Different {
			t.Errorf("it is not what it is: %s", v.Reason)
		}
	})
}
