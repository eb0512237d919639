package label

import "math"

// packedRows are the weights as reading adds them up: multiples of packedStep,
// two states in a word, the first in its lower half. A sum of such words holds
// the two sums as long as each stays within 32 bits, which is 2048 in weights.
type packedRows []int64

const (
	packedWords = (stateCount + 1) / 2
	packedStep  = 1.0 / (1 << 20) // finer than the steps of the file, and than what a 32-bit float of such a sum tells apart
)

func pack(weights []float32) packedRows {
	out := make(packedRows, 0, len(weights)/stateCount*packedWords)
	for ; len(weights) >= stateCount; weights = weights[stateCount:] {
		for s := 0; s < stateCount; s += 2 {
			word := quantum(weights[s])
			if s+1 < stateCount {
				word += quantum(weights[s+1]) << 32
			}
			out = append(out, word)
		}
	}
	return out
}

func quantum(weight float32) int64 {
	if weight == 0 { // most are
		return 0
	}
	return int64(math.RoundToEven(float64(weight) / packedStep))
}

func (p packedRows) row(id int32) *[packedWords]int64 {
	at := int(id) * packedWords
	return (*[packedWords]int64)(p[at : at+packedWords])
}

// score sums the weights of every token's features, as Model.score does.
func (p packedRows) score(w *work) {
	n := len(w.tokens)
	w.node = sized(w.node, n)
	for i := range n {
		var acc [packedWords]int64
		ids := w.features[w.from[i]:w.from[i+1]]
		for ; len(ids) >= 4; ids = ids[4:] { // four rows at once spare stores
			a, b, c, d := p.row(ids[0]), p.row(ids[1]), p.row(ids[2]), p.row(ids[3])
			for s := range acc {
				acc[s] += (a[s] + b[s]) + (c[s] + d[s])
			}
		}
		for _, id := range ids {
			for s, v := range p.row(id) {
				acc[s] += v
			}
		}
		node := &w.node[i]
		for s, v := range acc {
			low := int32(v)
			node[2*s] = float32(low) * packedStep
			if 2*s+1 < stateCount {
				node[2*s+1] = float32((v-int64(low))>>32) * packedStep
			}
		}
	}
}

// expSteps are the exponentials of -k/expParts.
var expSteps = func() (out [-coarseLowest*expParts + 1]float64) {
	for k := range out {
		out[k] = math.Exp(-float64(k) / expParts)
	}
	return out
}()

const expParts = 64

// expNegative is e^x for x from coarseLowest to 0, to eight digits: the
// nearest step above, and three terms of the series for the rest.
func expNegative(x float64) float64 {
	k := int(-x * expParts)
	r := x + float64(k)/expParts
	return expSteps[k] * (1 + r*(1+r*(0.5+r*(1.0/6))))
}
