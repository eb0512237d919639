package object_test

import (
	"reflect"
	"strings"
	"testing"

	"kg/loaders/pdf/object"
)

func TestReferencesArePutTogetherInDictionaries(t *testing.T) {
	v, _, ok := object.NewLexer([]byte("<</A 12 0 R/B 12 0/C 3/D 7 0 Rx/E 1 0 R>>")).Next()
	want := object.Dict{"A": object.Ref{12, 0}, "B": 12, "C": 3, "D": 7, "E": object.Ref{1, 0}}
	if !ok || !reflect.DeepEqual(v, want) {
		t.Fatalf("got %#v", v)
	}
}

// TestNestingCostsItsLength reads what would double the work at each level if values were read ahead and read again.
func TestNestingCostsItsLength(t *testing.T) {
	raw := strings.Repeat("<</A 1 ", 60) + strings.Repeat(">>", 60)
	if _, _, ok := object.NewLexer([]byte(raw)).Next(); !ok {
		t.Fatal("nothing was read")
	}
	raw = strings.Repeat("<</A 1 <</B 1 [1 ", 30)
	if _, _, ok := object.NewLexer([]byte(raw)).Next(); !ok {
		t.Fatal("nothing was read")
	}
}
