package identity

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"kg/graph"
)

// MaxComponent is how many descriptions that resemble each other are compared one by one. In a larger
// set only those with the same canonical key are one.
const MaxComponent = 400

// closeScores is how near two scores are that say the same.
const closeScores = 0.01

// Cluster is a set of descriptions that mean one thing.
type Cluster struct {
	Node     graph.ID // of the thing
	Members  []*Description
	Identity *graph.Identity
}

// Setting is what [Resolve] needs to know beside the descriptions.
type Setting struct {
	// Holders are the documents that hold a description beside another one that is to be resolved: two entries of one bibliography are two works.
	Holders map[string][]graph.ID
	// Crowded are canonical keys with too many descriptions to be compared: none of them names a thing by itself.
	Crowded map[graph.ID]bool
}

// Resolve divides descriptions into things. It joins the likeliest pairs first. Two sets are joined only if no description of the one
// differs from one of the other, and if there is no third set that fits as well but differs from one of the two: then
// they stay apart and are candidates. The outcome does not depend on the order of the descriptions.
func Resolve(members []*Description, s Setting) []Cluster {
	members = slices.SortedFunc(slices.Values(members), func(a, b *Description) int { return cmp.Compare(a.ID(), b.ID()) })
	r := &resolution{members: members, setting: s}
	if len(members) > MaxComponent {
		return r.exact()
	}
	r.compare()
	r.join()
	r.joinDecided()
	return r.clusters()
}

// pair is a comparison of two members, by their indices, i before j.
type pair struct {
	i, j    int
	verdict Verdict
}

type resolution struct {
	members []*Description
	setting Setting
	pairs   []pair           // same, best first
	akin    []pair           // candidates and versions
	apart   map[[2]int]field // pairs that cannot be one, and the field for which, where it is one that may be misread
	sets    []int            // the set of each member, named by a member
	in      map[int][]int    // the members of each set
	joins   map[int][]graph.Join
	scores  map[[2]int]float64

	together []pair          // by decision of a person
	parted   map[[2]int]bool // likewise
}

func order(i, j int) [2]int { return [2]int{min(i, j), max(i, j)} }

func (r *resolution) compare() {
	r.apart, r.scores, r.parted = map[[2]int]field{}, map[[2]int]float64{}, map[[2]int]bool{}
	listed := r.listed()
	for i, a := range r.members {
		for j := i + 1; j < len(r.members); j++ {
			b := r.members[j]
			v := Compare(a, b)
			if v.decided {
				r.decide(i, j, v)
				continue
			}
			if listed[order(i, j)] && v.Relation == Same && !identified(a, b) {
				v.Relation, v.Reason = Candidate, v.Reason+"; but one bibliography has both"
			}
			switch v.Relation {
			case Same:
				r.pairs = append(r.pairs, pair{i, j, v})
				r.scores[order(i, j)] = v.Score
			case Candidate:
				r.akin = append(r.akin, pair{i, j, v})
			case Version:
				r.akin = append(r.akin, pair{i, j, v})
				r.apart[order(i, j)] = noField
			case Different:
				r.apart[order(i, j)] = v.field
			}
			if listed[order(i, j)] && v.Relation != Same || v.contradicts {
				r.apart[order(i, j)] = noField
			}
		}
	}
	slices.SortFunc(r.pairs, comparePairs)
}

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(b.verdict.Score, a.verdict.Score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
}

// identified tells whether two descriptions share an identifier that is given to one work only.
func identified(a, b *Description) bool {
	for _, sort := range []string{"doi", "arxiv", "pmid", "handle"} {
		if name, _ := shared(a, b, sort); name != "" {
			return true
		}
	}
	return false
}

// listed are the pairs that one document holds beside each other.
func (r *resolution) listed() map[[2]int]bool {
	held := map[graph.ID][]int{}
	for i, m := range r.members {
		if m.Thing != nil { // a document may name one thing twice without knowing
			continue
		}
		for _, d := range r.setting.Holders[m.ID()] {
			held[d] = append(held[d], i)
		}
	}
	out := map[[2]int]bool{}
	for _, list := range held {
		for x, i := range list {
			for _, j := range list[x+1:] {
				out[order(i, j)] = true
			}
		}
	}
	return out
}

func (r *resolution) join() {
	r.sets, r.in, r.joins = make([]int, len(r.members)), map[int][]int{}, map[int][]graph.Join{}
	for i := range r.members {
		r.sets[i], r.in[i] = i, []int{i}
	}
	for _, p := range r.pairs {
		x, y := r.sets[p.i], r.sets[p.j]
		if x == y {
			continue
		}
		if why := r.refused(x, y, p); why != "" {
			p.verdict = p.verdict.refused(why)
			r.akin = append(r.akin, p)
			continue
		}
		r.union(x, y, p)
	}
}

// union joins the set y with x by a pair of their members.
func (r *resolution) union(x, y int, p pair) {
	r.joins[x] = append(append(r.joins[x], r.joins[y]...), graph.Join{
		First: r.members[p.i].Label(), Second: r.members[p.j].Label(), Score: p.verdict.Score, Reason: p.verdict.Reason, Reasons: p.verdict.Reasons,
	})
	for _, m := range r.in[y] {
		r.sets[m] = x
	}
	r.in[x] = append(r.in[x], r.in[y]...)
	delete(r.in, y)
	delete(r.joins, y)
}

// refused says why two sets are not joined by a pair that is the same, "" where they are.
func (r *resolution) refused(x, y int, p pair) string {
	switch {
	case r.conflict(x, y):
		return "cluster-contradicts"
	case r.torn(x, y, p) || r.torn(y, x, p):
		return "fits-several"
	}
	return ""
}

// conflict tells whether a member of the one set cannot be one with a member of the other. Where they differ only in a field
// that may be misread, it takes two sets of which no two members agree in it.
func (r *resolution) conflict(x, y int) bool {
	var doubted []field
	for _, i := range r.in[x] {
		for _, j := range r.in[y] {
			f, apart := r.apart[order(i, j)]
			switch {
			case !apart || slices.Contains(doubted, f):
			case f == noField:
				return true
			default:
				doubted = append(doubted, f)
			}
		}
	}
	return slices.ContainsFunc(doubted, func(f field) bool { return !r.agreed(x, y, f) })
}

// agreed tells whether some member of the one set has the same in a field as one of the other.
func (r *resolution) agreed(x, y int, f field) bool {
	values := map[string]bool{}
	for _, i := range r.in[x] {
		values[r.members[i].value(f)] = true
	}
	return slices.ContainsFunc(r.in[y], func(j int) bool {
		v := r.members[j].value(f)
		return v != "" && v != "0" && values[v]
	})
}

// torn tells whether the set x fits another set about as well as y, one that cannot be one with y.
func (r *resolution) torn(x, y int, p pair) bool {
	if identified(r.members[p.i], r.members[p.j]) {
		return false
	}
	seen := map[int]bool{x: true, y: true}
	for _, i := range r.in[x] {
		for j := range r.members {
			z := r.sets[j]
			if seen[z] {
				continue
			}
			if s, ok := r.scores[order(i, j)]; ok && s >= p.verdict.Score-closeScores && !r.conflict(x, z) && r.conflict(y, z) {
				return true
			}
		}
	}
	return false
}

func (r *resolution) clusters() []Cluster {
	var out []Cluster
	at := map[int]int{} // the cluster of each set
	for _, x := range slices.Sorted(maps.Keys(r.in)) {
		slices.Sort(r.in[x])
		c := Cluster{Identity: &graph.Identity{Descriptions: len(r.in[x]), Score: 1}}
		for _, i := range r.in[x] {
			c.Members = append(c.Members, r.members[i])
		}
		joins := r.joins[x]
		slices.SortStableFunc(joins, func(a, b graph.Join) int {
			return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
		})
		if len(joins) > 0 {
			c.Identity.Score = joins[0].Score
			c.Identity.Joins = joins[:min(len(joins), graph.MaxJoins)]
		}
		at[x] = len(out)
		out = append(out, c)
	}
	name(out, r.setting.Crowded)
	r.alike(out, at)
	for i := range out {
		if len(out[i].Members) == 1 && len(out[i].Identity.Alike) == 0 {
			out[i].Identity = nil
		}
	}
	return out
}

// alike tells each cluster what resembles it: of several comparisons of two clusters the best counts.
func (r *resolution) alike(out []Cluster, at map[int]int) {
	best := map[[2]int]pair{}
	for _, p := range r.akin {
		x, y := at[r.sets[p.i]], at[r.sets[p.j]]
		if x == y || r.kept(r.sets[p.i], r.sets[p.j]) {
			continue
		}
		was, ok := best[order(x, y)]
		better := p.verdict.Relation == Version && was.verdict.Relation != Version ||
			p.verdict.Relation == was.verdict.Relation && comparePairs(p, was) < 0
		if !ok || better {
			best[order(x, y)] = p
		}
	}
	add := func(to, of int, v Verdict) {
		relation := graph.LikeSame
		if v.Relation == Version {
			relation = graph.LikeVersion
		}
		out[to].Identity.Alike = append(out[to].Identity.Alike, graph.Alike{Node: out[of].Node, Relation: relation, Score: v.Score, Reason: v.Reason, Reasons: v.Reasons})
	}
	for k, p := range best {
		add(k[0], k[1], p.verdict)
		add(k[1], k[0], p.verdict)
	}
	for i := range out {
		alike := out[i].Identity.Alike
		slices.SortFunc(alike, func(a, b graph.Alike) int {
			return cmp.Or(cmp.Compare(b.Relation, a.Relation), cmp.Compare(b.Score, a.Score), cmp.Compare(a.Node, b.Node))
		})
		out[i].Identity.Alike = alike[:min(len(alike), graph.MaxAlike)]
	}
}

// name gives each cluster its id: that under which most of its descriptions were claimed, the first of equals. Where
// several clusters would bear one, or it names too many to tell, the first of their descriptions tells them apart.
func name(clusters []Cluster, crowded map[graph.ID]bool) {
	wanted := map[graph.ID]int{}
	for i := range clusters {
		count := map[graph.ID]int{}
		for _, m := range clusters[i].Members {
			count[m.Claimed]++
		}
		ids := slices.SortedFunc(maps.Keys(count), func(a, b graph.ID) int {
			return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
		})
		clusters[i].Node = ids[0]
		wanted[ids[0]]++
	}
	for i := range clusters {
		c := &clusters[i]
		if wanted[c.Node] > 1 || crowded[c.Node] {
			first := slices.MinFunc(c.Members, func(a, b *Description) int { return cmp.Compare(a.ID(), b.ID()) })
			c.Node = graph.NewID(c.Node.Kind(), string(c.Node), first.ID())
		}
	}
}

// EncodeIdentity is an identity as the stores keep it, "" for none.
func EncodeIdentity(i *graph.Identity) string {
	if i == nil {
		return ""
	}
	encoded, err := json.Marshal(i)
	if err != nil { // strings and numbers always encode
		return ""
	}
	return string(encoded)
}
