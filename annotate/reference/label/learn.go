package label

import (
	"math/bits"
	"math/rand/v2"
	"slices"
)

// Example is an entry with what is known of it.
type Example struct {
	Entry
	Gold    []Hint  // the fields, sorted, without overlaps
	Unknown []Field // fields of which it is not known where, or whether, they stand
	Weight  float64 // how much it counts, 0 for 1
	Part    int     // of Settings.Parts, the one it is learnt in; 0 for all
}

// Settings of the training.
type Settings struct {
	Rounds  int
	Rate    float64 // of the first step
	Decay   float64 // weight of the squared weights, for the whole set
	MinSeen int     // entries a word must be in to be told from others
	Parts   int     // models that are trained, each on its part, and whose weights are averaged; 0 for 1
	Log     func(round int, loss float64)
}

// lesson is an example with its features found.
type lesson struct {
	n        int
	features []int32
	from     []int32
	boundary []uint8
	allowed  []uint32
	weight   float64
	part     int
	crossed  uint32 // the boundaries it has
}

// Train fits a model to the examples: a linear-chain conditional random field,
// by stochastic gradient descent with one step an entry and the squared
// weights held small. The same examples in the same order give the same model.
func Train(examples []Example, set Settings) *Model {
	m := &Model{words: newWordTable(4096)}
	for f := range m.curves {
		m.curves[f] = curve{1, 0}
	}
	readClasses(&m.words)
	m.learnWords(examples, set.MinSeen)
	m.layout = newLayout(m.count)
	m.weights = make([]float32, m.layout[templateCount]*stateCount)
	lessons := make([]lesson, len(examples))
	var w work
	for i := range examples {
		m.prepare(&examples[i].Entry, &w)
		x := lesson{n: len(w.tokens), features: slices.Clone(w.features), from: slices.Clone(w.from), boundary: slices.Clone(w.boundary), allowed: w.allowed(&examples[i]), weight: examples[i].Weight, part: examples[i].Part}
		for _, b := range x.boundary {
			x.crossed |= 1 << b
		}
		lessons[i] = x
		if lessons[i].weight == 0 {
			lessons[i].weight = 1
		}
	}
	m.average(lessons, set)
	m.round()
	m.settle()
	return m
}

// learnWords numbers the words that enough entries use, in the order of their hashes.
func (m *Model) learnWords(examples []Example, least int) {
	seen := map[uint32]int{}
	var ts []token
	for i := range examples {
		ts = m.tokenize(&examples[i].Entry, ts[:0])
		var in []uint32
		for _, t := range ts {
			if isWord(t.shape) {
				in = append(in, hashWord(examples[i].Text[t.start:t.end]))
			}
		}
		slices.Sort(in)
		for _, h := range slices.Compact(in) {
			seen[h]++
		}
	}
	var known []uint32
	for h, n := range seen {
		if n >= least {
			known = append(known, h)
		}
	}
	slices.Sort(known)
	m.number(known)
}

// number makes the words' table anew, with the classes and these words.
func (m *Model) number(known []uint32) {
	m.words = newWordTable(len(known) + 4096)
	readClasses(&m.words)
	for i, h := range known {
		m.words.put(h).word = uint16(i + 1)
	}
	m.known, m.count = known, len(known)+1
}

// allowed are the states that each token may be in by what is known of the entry.
func (w *work) allowed(x *Example) []uint32 {
	open := uint32(1)
	for _, f := range x.Unknown {
		open |= 1<<begin(f) | 1<<inside(f)
	}
	out := make([]uint32, len(w.tokens))
	k := 0
	for i, t := range w.tokens {
		out[i] = open
		for k < len(x.Gold) && x.Gold[k].End <= int(t.start) {
			k++
		}
		if k < len(x.Gold) && x.Gold[k].Start <= int(t.start) {
			if i == 0 || int(w.tokens[i-1].start) < x.Gold[k].Start {
				out[i] = 1 << begin(x.Gold[k].Field)
			} else {
				out[i] = 1 << inside(x.Gold[k].Field)
			}
		}
	}
	return out
}

// average trains the models of all parts and takes their average.
func (m *Model) average(lessons []lesson, set Settings) {
	parts := max(1, set.Parts)
	sum := make([]float32, len(m.weights))
	var all edges
	for part := 1; part <= parts; part++ {
		var own []lesson
		for _, x := range lessons {
			if x.part == 0 || x.part == part {
				own = append(own, x)
			}
		}
		clear(m.weights)
		m.edges = edges{}
		m.descend(own, uint64(part), set)
		for i, v := range m.weights {
			sum[i] += v / float32(parts)
		}
		all.add(&m.edges, 1/float64(parts))
	}
	m.weights, m.edges = sum, all
}

func (e *edges) add(o *edges, share float64) {
	for b := range e.to {
		for f := range e.to[b] {
			for g, v := range o.to[b][f] {
				e.to[b][f][g] += share * v
			}
			e.stay[b][f] += share * o.stay[b][f]
		}
	}
}

func (m *Model) descend(lessons []lesson, seed uint64, set Settings) {
	var w work
	var free, bound lattice
	order := make([]int, len(lessons))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, 2))
	decay := set.Decay / float64(len(lessons))
	scale, step, steps := 1.0, 0.0, float64(set.Rounds*len(lessons))
	var factors edges
	var delta [][stateCount]float64
	for round := range set.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			x := &lessons[k]
			if x.n == 0 {
				continue
			}
			rate := set.Rate * (1 - 0.97*step/steps)
			step++
			w.tokens, w.features, w.from, w.boundary = sized(w.tokens, x.n), x.features, x.from, x.boundary
			m.score(&w)
			m.edges.factors(scale, x.crossed, &factors)
			free.run(&w, scale, &factors, nil)
			if x.known() && free.logSum-scale*m.likelihood(&w, x.allowed) < learnt {
				scale *= 1 - rate*decay
				continue
			}
			bound.run(&w, scale, &factors, x.allowed)
			loss += free.logSum - bound.logSum
			scale *= 1 - rate*decay
			gain := rate * x.weight / scale
			delta = sized(delta, x.n)
			clear(delta)
			m.expect(&w, &free, &factors, -gain, delta)
			m.expect(&w, &bound, &factors, gain, delta)
			m.add(&w, delta, gain*negligible)
		}
		if set.Log != nil {
			set.Log(round, loss/float64(len(lessons)))
		}
	}
	for i := range m.weights {
		m.weights[i] *= float32(scale)
	}
	for b := range m.edges.to {
		for f := range m.edges.to[b] {
			for g := range m.edges.to[b][f] {
				m.edges.to[b][f][g] *= scale
			}
			m.edges.stay[b][f] *= scale
		}
	}
}

// learnt is the loss of an entry, in logarithms of probability, that nothing more is learnt from.
const learnt = 0.002

// known tells whether every token's state is known.
func (x *lesson) known() bool {
	for _, a := range x.allowed {
		if a&(a-1) != 0 {
			return false
		}
	}
	return true
}

// likelihood is the score of the one labelling that is allowed, before scaling.
func (m *Model) likelihood(w *work, allowed []uint32) float64 {
	sum, field := 0.0, 0
	for i, a := range allowed {
		s := bits.TrailingZeros32(a)
		sum += float64(w.node[i][s])
		b := w.boundary[i]
		if s >= fieldCount {
			field = s - fieldCount + 1
			sum += m.edges.stay[b][field]
			continue
		}
		sum += m.edges.to[b][field][s]
		field = s
	}
	return sum
}

// expect adds gain times the expectations of the lattice: those of edges to
// the weights, those of states to delta.
func (m *Model) expect(w *work, l *lattice, f *edges, gain float64, delta [][stateCount]float64) {
	var start [fieldCount]float64
	start[Other] = 1
	for i := range l.forward {
		prev := &start
		if i > 0 {
			prev = &l.forward[i-1]
		}
		b := w.boundary[i]
		factor, after, state := &l.factor[i], &l.backward[i], &delta[i]
		for h := range fieldCount {
			if out := gain * factor[h] * after[h] * l.scale[i]; out != 0 {
				for g, p := range prev {
					if p >= faint {
						x := p * f.to[b][g][h] * out
						state[h] += x
						m.edges.to[b][g][h] += x
					}
				}
			}
			if h > 0 {
				if x := gain * prev[h] * f.stay[b][h] * factor[h+fieldCount-1] * after[h] * l.scale[i]; x != 0 {
					state[h+fieldCount-1] += x
					m.edges.stay[b][h] += x
				}
			}
		}
	}
}

// negligible is an error of a state's probability that nothing is learnt from.
const negligible = 0.002

// add adds delta to the weights of the features of each token, where it is at least some.
func (m *Model) add(w *work, delta [][stateCount]float64, least float64) {
	for i := range delta {
		var d [stateCount]float32
		some := false
		for s, x := range delta[i] {
			d[s] = float32(x)
			some = some || x > least || -x > least
		}
		if !some {
			continue
		}
		for _, id := range w.features[w.from[i]:w.from[i+1]] {
			row := m.row(id)
			for s := range row {
				row[s] += d[s]
			}
		}
	}
}
