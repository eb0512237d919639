package label

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPackedRowsAddUpToWhatTheWeightsDo(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	rows := len(m.weights) / stateCount
	w := &work{tokens: make([]token, 500), from: []int32{0}}
	for range w.tokens {
		for range rng.IntN(60) {
			w.features = append(w.features, int32(rng.IntN(rows)))
		}
		w.from = append(w.from, int32(len(w.features)))
	}
	m.score(w)
	want := append([][stateCount]float32(nil), w.node...)
	m.packed.score(w)
	for i := range want {
		for s := range want[i] {
			if d := math.Abs(float64(want[i][s] - w.node[i][s])); d > 1e-4 {
				t.Fatalf("token %d, state %d: %v packed, %v in floats", i, s, w.node[i][s], want[i][s])
			}
		}
	}
}

func TestExpNegativeIsTheExponentialToEightDigits(t *testing.T) {
	for x := coarseLowest; x <= 0; x += 0.000317 {
		if got, want := expNegative(x), math.Exp(x); math.Abs(got-want) > 1e-8*want {
			t.Fatalf("e^%v: %v, want %v", x, got, want)
		}
	}
	if expNegative(0) != 1 || expNegative(coarseLowest) <= 0 {
		t.Fatal("the ends of the range are off")
	}
}
