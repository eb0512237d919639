package sqlite_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

// question asks from a work of [storetest.Large] to events and back, with evidence every other time.
func question(n int) graph.Shape {
	said := []graph.Relation{graph.Explains, graph.Reports, graph.Discusses}
	back := graph.Hop{Name: "back", Relations: said, Direction: graph.In, First: 3, Bare: n%2 == 0}
	return graph.Shape{
		From: []graph.ID{graph.NewID("work", fmt.Sprintf("Work %d of many", n%20))},
		Hops: []graph.Hop{{Name: "on", Relations: said, Direction: graph.Out, First: 1 + n%4, Bare: n%3 == 0, Total: n%5 == 0, Next: []graph.Hop{back}}},
	}
}

func answered(t *testing.T, s *sqlite.Store, q graph.Shape) string {
	t.Helper()
	trees, err := s.Encoded(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(trees)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestWhatIsKeptIsOfTheGraphAsItIs changes a store through two handles and asks a third one, which has asked before, and one that has not.
func TestWhatIsKeptIsOfTheGraphAsItIs(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "kept.kg")
	writers := []*sqlite.Store{open(t, path), open(t, path)}
	long := open(t, path)
	batches := []graph.Batch{storetest.Large("large", 150), storetest.Large("other", 90), storetest.Large("third", 40)}
	rng := rand.New(rand.NewPCG(7, 7))
	answers := map[string]bool{}
	for range 30 {
		w, b := writers[rng.IntN(len(writers))], batches[rng.IntN(len(batches))]
		var err error
		if rng.IntN(2) == 0 {
			_, err = w.Apply(ctx, b)
		} else {
			_, err = w.Forget(ctx, b.Document)
		}
		if err != nil && graph.CodeOf(err) != graph.NotFound {
			t.Fatal(err)
		}
		fresh := open(t, path)
		for range 8 {
			q := question(rng.IntN(60))
			want := answered(t, fresh, q)
			if got := answered(t, long, q); got != want {
				t.Fatalf("asked before:\n%s\nasked for the first time:\n%s", got, want)
			}
			answers[want] = true
		}
	}
	if len(answers) < 20 {
		t.Errorf("only %d different answers", len(answers))
	}
}

func TestWhatIsKeptHasABound(t *testing.T) {
	s := open(t, ":memory:")
	if _, err := s.Apply(context.Background(), storetest.Large("large", 400)); err != nil {
		t.Fatal(err)
	}
	const room = 20_000
	s.Keep(room)
	fresh, most := map[int]string{}, 0
	for range 2 {
		for n := range 60 {
			got := answered(t, s, question(n))
			if fresh[n] != "" && fresh[n] != got {
				t.Fatalf("question %d, asked again:\n%s\nat first:\n%s", n, got, fresh[n])
			}
			fresh[n] = got
			most = max(most, s.Kept())
		}
	}
	if most > room {
		t.Errorf("%d bytes are kept where there is room for %d", most, room)
	}
	if most < room/4 {
		t.Errorf("only %d bytes are kept where there is room for %d", most, room)
	}
}

// TestQuestionsAskedWhileTheGraphChanges: each answer is that of one state, before or after.
func TestQuestionsAskedWhileTheGraphChanges(t *testing.T) {
	ctx := context.Background()
	s := open(t, filepath.Join(t.TempDir(), "kept.kg"))
	whole, half := storetest.Large("large", 120), storetest.Large("large", 60)
	want := map[int]map[string]bool{}
	for _, b := range []graph.Batch{half, whole} {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
		for n := range 12 {
			if want[n] == nil {
				want[n] = map[string]bool{}
			}
			want[n][answered(t, s, question(n))] = true
		}
	}
	var asking sync.WaitGroup
	stop := make(chan struct{})
	for g := range 3 {
		asking.Go(func() {
			for n := g; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				trees, err := s.Encoded(ctx, question(n%12))
				got, _ := json.Marshal(trees)
				if err != nil || !want[n%12][string(got)] {
					t.Errorf("question %d: %v, neither of the two states: %s", n%12, err, got)
					return
				}
			}
		})
	}
	for n := range 12 {
		b := whole
		if n%2 == 0 {
			b = half
		}
		if _, err := s.Apply(ctx, b); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	asking.Wait()
}

// TestWhatIsKeptIsToldApartByAllThatDecidesIt changes every field of a hop in turn. Those left out do not decide which edges are found.
func TestWhatIsKeptIsToldApartByAllThatDecidesIt(t *testing.T) {
	without := []string{"Name", "Fields", "Bare", "Ends", "Next"}
	var hop graph.Hop
	plain := sqlite.AskedByHop(hop)
	var change func(v reflect.Value, path string)
	change = func(v reflect.Value, path string) {
		for i := range v.NumField() {
			field, name := v.Field(i), v.Type().Field(i).Name
			if path == "" && slices.Contains(without, name) {
				continue
			}
			before := reflect.ValueOf(field.Interface())
			switch field.Kind() {
			case reflect.Struct:
				change(field, path+name+".")
				continue
			case reflect.String:
				field.SetString("x")
			case reflect.Bool:
				field.SetBool(true)
			case reflect.Int:
				field.SetInt(7)
			case reflect.Float64:
				field.SetFloat(0.5)
			case reflect.Slice:
				field.Set(reflect.MakeSlice(field.Type(), 1, 1))
			default:
				t.Fatalf("%s%s is a %s: what it points to would not be seen", path, name, field.Kind())
			}
			if sqlite.AskedByHop(hop) == plain {
				t.Errorf("%s%s does not tell hops apart", path, name)
			}
			field.Set(before)
		}
	}
	change(reflect.ValueOf(&hop).Elem(), "")
}
