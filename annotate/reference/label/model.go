package label

import (
	"math"
	"sync"
)

// Model is a trained labeller. It is safe for use by many goroutines.
type Model struct {
	words   wordTable
	known   []uint32 // hashes of the dictionary's words, ascending
	count   int      // words of the dictionary, and one for all others
	layout  layout
	weights []float32 // rows of stateCount, in the order of the layout
	edges   edges
	factors edges // the exponentials of the edges
	narrow  narrowEdges
	packed  packedRows
	curves  [calibrated]curve
	pool    sync.Pool
}

// edges are the weights, or their exponentials, of going from one field to the next.
type edges struct {
	to   [edgeCount][fieldCount][fieldCount]float64 // from a field to one that begins; to Other it is also Other going on
	stay [edgeCount][fieldCount]float64             // a field goes on
}

// factors are the exponentials of the weights, times scale, of the boundaries in a set.
func (e *edges) factors(scale float64, boundaries uint32, out *edges) {
	for b := range e.to {
		if boundaries&(1<<b) == 0 {
			continue
		}
		for f := range e.to[b] {
			for g := range e.to[b][f] {
				out.to[b][f][g] = math.Exp(scale * e.to[b][f][g])
			}
			out.stay[b][f] = math.Exp(scale * e.stay[b][f])
		}
	}
}

// narrowEdges are the weights of the edges as decoding adds them up.
type narrowEdges struct {
	to   [edgeCount][fieldCount][fieldCount]float32 // from a field to one that begins
	stay [edgeCount][fieldCount]float32
}

// settle works out what reading needs of the edges.
func (m *Model) settle() {
	m.edges.factors(1, 1<<edgeCount-1, &m.factors)
	for b := range m.edges.to {
		for f := range m.edges.to[b] {
			for g, v := range m.edges.to[b][f] {
				m.narrow.to[b][f][g] = float32(v)
			}
			m.narrow.stay[b][f] = float32(m.edges.stay[b][f])
		}
	}
	m.packed = pack(m.weights)
}

func (m *Model) row(id int32) *[stateCount]float32 {
	at := int(id) * stateCount
	return (*[stateCount]float32)(m.weights[at : at+stateCount])
}

// score sums the weights of every token's features.
func (m *Model) score(w *work) {
	n := len(w.tokens)
	w.node = sized(w.node, n)
	for i := range n {
		var acc [stateCount]float32
		ids := w.features[w.from[i]:w.from[i+1]]
		for ; len(ids) >= 4; ids = ids[4:] { // four rows at once spare stores
			a, b, c, d := m.row(ids[0]), m.row(ids[1]), m.row(ids[2]), m.row(ids[3])
			for s := range acc {
				acc[s] += (a[s] + b[s]) + (c[s] + d[s])
			}
		}
		for _, id := range ids {
			row := m.row(id)
			for s := range acc {
				acc[s] += row[s]
			}
		}
		w.node[i] = acc
	}
}

// lattice holds the forward and backward sums of one entry.
type lattice struct {
	factor   [][stateCount]float64 // exponentials of the node scores
	forward  [][fieldCount]float64 // sum over all labellings that end in a field, each row summing to one
	fresh    [][fieldCount]float64 // the part of it in which the field begins here; before scaling
	scale    []float64
	backward [][fieldCount]float64
	logSum   float64
	coarse   bool
}

// What is fainter than this beside the best is not followed up.
const (
	faint  = 1e-10
	lowest = -23.0 // the logarithm of faint, about
	// For the probabilities of what is read, less will do than for learning.
	coarseFaint  = 1e-7
	coarseLowest = -16.0
)

// run fills the lattice. allowed are the states each token may be in, nil for all.
func (l *lattice) run(w *work, scale float64, f *edges, allowed []uint32) {
	n := len(w.tokens)
	l.factor, l.forward, l.fresh, l.backward, l.scale = sized(l.factor, n), sized(l.forward, n), sized(l.fresh, n), sized(l.backward, n), sized(l.scale, n)
	l.logSum = 0
	lowest, faint := lowest, faint
	if l.coarse {
		lowest, faint = coarseLowest, coarseFaint
	}
	for i := range n {
		node := &w.node[i]
		top := node[0]
		for _, v := range node[1:] {
			top = max(top, v)
		}
		factor := &l.factor[i]
		for s, v := range node {
			if allowed != nil && allowed[i]&(1<<s) == 0 {
				factor[s] = 0
			} else if x := scale * float64(v-top); x <= lowest {
				factor[s] = faint
			} else if l.coarse {
				factor[s] = expNegative(x)
			} else {
				factor[s] = math.Exp(x)
			}
		}
		l.logSum += scale * float64(top)
	}
	var start [fieldCount]float64
	start[Other] = 1
	for i := range n {
		prev := &start
		if i > 0 {
			prev = &l.forward[i-1]
		}
		b := w.boundary[i]
		to, stay := &f.to[b], &f.stay[b]
		var next [fieldCount]float64
		for g, p := range prev {
			if p < faint {
				continue
			}
			row := &to[g]
			for h := range next {
				next[h] += p * row[h]
			}
		}
		factor := &l.factor[i]
		for h := range next {
			next[h] *= factor[h]
		}
		l.fresh[i] = next
		sum := next[0]
		for h := 1; h < fieldCount; h++ {
			next[h] += prev[h] * stay[h] * factor[h+fieldCount-1]
			sum += next[h]
		}
		if !(sum > 0) {
			sum = 1e-300
		}
		l.scale[i] = 1 / sum
		for h := range next {
			next[h] *= l.scale[i]
		}
		l.forward[i] = next
		if !l.coarse { // only learning asks for it
			l.logSum += math.Log(sum)
		}
	}
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			for h := range l.backward[i] {
				l.backward[i][h] = 1
			}
			continue
		}
		after := &l.backward[i+1]
		b := w.boundary[i+1]
		to, stay := &f.to[b], &f.stay[b]
		factor := &l.factor[i+1]
		var v [fieldCount]float64
		for h := range v {
			v[h] = factor[h] * after[h] * l.scale[i+1]
		}
		for g := range l.backward[i] {
			if l.forward[i][g] < faint { // nothing comes from here
				l.backward[i][g] = 0
				continue
			}
			row := &to[g]
			sum := 0.0
			for h := range v {
				sum += row[h] * v[h]
			}
			if g > 0 {
				sum += stay[g] * factor[g+fieldCount-1] * after[g] * l.scale[i+1]
			}
			l.backward[i][g] = sum
		}
	}
}

// segment is the probability that a field stands at tokens [from, to) exactly.
func (l *lattice) segment(w *work, f *edges, field Field, from, to int) float64 {
	p := l.fresh[from][field] * l.scale[from]
	for i := from + 1; i < to; i++ {
		p *= f.stay[w.boundary[i]][field] * l.factor[i][inside(field)] * l.scale[i]
	}
	if to == len(w.tokens) {
		return p
	}
	row := &f.to[w.boundary[to]][field]
	sum := 0.0
	for h := range row {
		sum += row[h] * l.factor[to][h] * l.backward[to][h]
	}
	return p * sum * l.scale[to]
}

// decode finds the best labelling and leaves it in w.path. Nearly every entry
// has a title: where the best labelling has none, the best one that has is
// taken, unless it is worse by more than untitled.
func (m *Model) decode(w *work) {
	best := m.viterbi(w, false)
	for _, s := range w.path {
		if s == uint8(begin(Title)) {
			return
		}
	}
	w.plain = append(w.plain[:0], w.path...)
	if m.viterbi(w, true) < best-untitled {
		copy(w.path, w.plain)
	}
}

// untitled is how much better a labelling without a title must be, in logarithms of probability.
const untitled = 1

// never is the score of what cannot be; what is worse than the best by hopeless will not come back.
const (
	never    = float32(-1e30)
	hopeless = 40
)

// viterbi finds the best labelling, or the best one with a title, leaves it in w.path and gives its score.
// Behind a title's beginning the labelling is in a second layer of the same fields.
func (m *Model) viterbi(w *work, titled bool) float32 {
	n := len(w.tokens)
	layers := 1
	if titled {
		layers = 2
	}
	w.back, w.path = sized(w.back, n*layers), sized(w.path, n)
	var prev [2][fieldCount]float32
	for l := range prev {
		for f := range prev[l] {
			prev[l][f] = never
		}
	}
	prev[0][Other] = 0
	tops := [2]float32{0, never}
	for i := range n {
		b := w.boundary[i]
		to, stay := &m.narrow.to[b], &m.narrow.stay[b]
		node := &w.node[i]
		for l := layers - 1; l >= 0; l-- {
			var next [fieldCount]float32
			back := &w.back[i*layers+l]
			for h := range next {
				next[h], back[h] = never, 0
			}
			for g, p := range prev[l] {
				if p < tops[l]-hopeless {
					continue
				}
				for h, e := range &to[g] {
					if v := p + e; v > next[h] {
						next[h], back[h] = v, uint8(g)
					}
				}
			}
			if titled && l == 0 {
				next[Title] = never
			} else if titled {
				for g, p := range prev[0] {
					if v := p + to[g][Title]; v > next[Title] {
						next[Title], back[Title] = v, uint8(g)|fromFirst
					}
				}
			}
			for h := range next {
				next[h] += node[h]
			}
			for h := 1; h < fieldCount; h++ {
				if v := prev[l][h] + stay[h] + node[h+fieldCount-1]; v > next[h] {
					next[h] = v
					back[h] = uint8(h) | goesOn
				}
			}
			prev[l] = next
			tops[l] = next[0]
			for _, v := range next[1:] {
				tops[l] = max(tops[l], v)
			}
		}
	}
	l := layers - 1
	field := 0
	for f, v := range prev[l] {
		if v > prev[l][field] {
			field = f
		}
	}
	score := prev[l][field]
	for i := n - 1; i >= 0; i-- {
		from := w.back[i*layers+l][field]
		w.path[i] = uint8(field)
		if from&goesOn != 0 {
			w.path[i] = uint8(inside(Field(field)))
		}
		if from&fromFirst != 0 {
			l = 0
		}
		field = int(from &^ (goesOn | fromFirst))
	}
	return score
}

// Marks in the way back: the field goes on; it comes from the layer without a title.
const (
	goesOn    = 0x80
	fromFirst = 0x40
)
