package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAPDFIsLoadedAndAsked(t *testing.T) {
	store := filepath.Join(t.TempDir(), "kg.db")
	paper := "../../loaders/pdf/testdata/two-column.pdf"
	if out, errs, code := kg(t, "", "--store", store, "load", paper); code != 0 {
		t.Fatalf("%d %s %s", code, out, errs)
	}
	out, errs, code := kg(t, "", "--store", store, "ask", "Which work is cited most, and where?")
	if code != 0 || !strings.Contains(out, "Abernathy") {
		t.Fatalf("%d %s %s", code, out, errs)
	}
	if out, errs, code := kg(t, "", "ask", "Which work is cited most, and where?", paper); code != 0 || !strings.Contains(out, "Abernathy") {
		t.Fatalf("without a store: %d %s %s", code, out, errs)
	}
}
