package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// What an answer may hold. What goes beyond is counted, not read.
const (
	maxAnswer = 1 << 18 // bytes
	maxItems  = 150     // of each list
	maxString = 2000    // bytes of a field
)

// proposals is an answer taken apart, before anything in it was held against the text.
type proposals struct {
	mentions   []proposedMention
	statements []proposedStatement
	malformed  int // items that are no proposals
	beyond     int // items beyond the limit
}

type proposedMention struct {
	ID    string `json:"id"`
	N     int    `json:"n"`
	Kind  string `json:"kind"`
	Type  string `json:"type"`
	Name  string `json:"name"`
	Quote string `json:"quote"`
}

type proposedStatement struct {
	N        int    `json:"n"`
	Relation string `json:"relation"`
	Subject  string `json:"subject"`
	Object   string `json:"object"`
	Quote    string `json:"quote"`
	Citation string `json:"citation"`
	Negated  bool   `json:"negated"`
	Hedged   bool   `json:"hedged"`
}

// Check tells whether an answer has the form that was asked for; a cache keeps no other. The error is one sentence.
func Check(text string) error {
	_, err := parse(text)
	return err
}

// parse reads an answer: one JSON object with two lists, alone or inside one code fence. An item that is no proposal is
// counted and the others are read; what is no such object is an error.
func parse(text string) (proposals, error) {
	if len(text) > maxAnswer {
		return proposals{}, fmt.Errorf("the answer is longer than %d bytes", maxAnswer)
	}
	dec := json.NewDecoder(strings.NewReader(unfenced(text)))
	var envelope struct {
		Mentions   *[]json.RawMessage `json:"mentions"`
		Statements *[]json.RawMessage `json:"statements"`
	}
	if err := dec.Decode(&envelope); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return proposals{}, errors.New("the answer is cut off or empty")
		}
		return proposals{}, errors.New("the answer is not the JSON object that was asked for")
	}
	if envelope.Mentions == nil && envelope.Statements == nil {
		return proposals{}, errors.New("the answer is not the JSON object that was asked for")
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return proposals{}, errors.New("the answer has more behind its JSON object")
	}
	var p proposals
	p.mentions = items(envelope.Mentions, &p, func(m proposedMention) bool {
		return short(m.ID, m.Kind, m.Type, m.Name, m.Quote)
	})
	p.statements = items(envelope.Statements, &p, func(s proposedStatement) bool {
		return short(s.Relation, s.Subject, s.Object, s.Quote, s.Citation)
	})
	return p, nil
}

func items[T any](raw *[]json.RawMessage, p *proposals, sound func(T) bool) []T {
	if raw == nil {
		return nil
	}
	list := *raw
	if len(list) > maxItems {
		p.beyond += len(list) - maxItems
		list = list[:maxItems]
	}
	var out []T
	for _, r := range list {
		var item T
		if err := json.Unmarshal(r, &item); err != nil || string(r) == "null" || !sound(item) {
			p.malformed++
			continue
		}
		out = append(out, item)
	}
	return out
}

func short(fields ...string) bool {
	for _, f := range fields {
		if len(f) > maxString {
			return false
		}
	}
	return true
}

// unfenced is the text without one code fence around all of it.
func unfenced(text string) string {
	t := strings.TrimSpace(text)
	inner, ok := strings.CutPrefix(t, "```")
	if !ok {
		return t
	}
	inner, closed := strings.CutSuffix(inner, "```")
	_, body, ok := strings.Cut(inner, "\n")
	if !closed || !ok {
		return t
	}
	return body
}
