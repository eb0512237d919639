package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"kg/annotate"
	"kg/annotate/model"
	"kg/annotate/model/cache"
	"kg/annotate/model/endpoint"
	"kg/document"
	"kg/loaders/pipeline"
)

// modelFlags let a language model read along. Without --llm-url and --llm-offline there is none.
type modelFlags struct {
	URL         string        `name:"url" help:"Address of an OpenAI-compatible model that reads along, such as http://localhost:11434/v1. The text of the documents is sent there. Off unless given." placeholder:"URL"`
	Model       string        `name:"model" help:"The model's name, as the endpoint knows it." placeholder:"NAME"`
	KeyFile     string        `name:"key-file" help:"File that holds the endpoint's key (or set KG_LLM_KEY)." placeholder:"FILE" type:"path"`
	Cache       string        `name:"cache" help:"Folder that keeps the model's answers. Default: kg/model in the user's cache directory." placeholder:"DIR" type:"path"`
	Offline     bool          `name:"offline" help:"Take the model's answers from the cache alone; nothing is sent."`
	Timeout     time.Duration `name:"timeout" help:"Longest time for one request." default:"60s"`
	Budget      string        `name:"budget" help:"What the requests of one run may take: tokens (1000000), requests (50requests), both with a comma between them, or none." default:"1000000" placeholder:"N"`
	Concurrency int           `name:"concurrency" help:"Requests under way at a time." default:"4"`
	Price       string        `name:"price" help:"Price of a million tokens in and out, for the report: 0.15/0.60." placeholder:"IN/OUT"`
}

// modelLine is the way from a file to a batch with the model that the flags name at its end, if they name one.
func (e *environment) modelLine(maxBytes int64, m modelFlags) (*pipeline.Line, error) {
	line, err := e.line(maxBytes)
	if err != nil {
		return nil, err
	}
	reader, err := m.annotator()
	if err != nil {
		return nil, usageError{err}
	}
	if reader == nil {
		return line, nil
	}
	line.Annotators = append(line.Annotators, reader)
	if err := annotate.Check(line.Annotators); err != nil {
		return nil, fmt.Errorf("order of annotators: %w", err)
	}
	return line, nil
}

// annotator is the model as an annotator; nil where the flags name none. Nothing is made that could reach a network unless an address was given.
func (m modelFlags) annotator() (annotate.Annotator, error) {
	if m.URL == "" && !m.Offline {
		if m.Model != "" || m.KeyFile != "" || m.Cache != "" || m.Price != "" {
			return nil, errors.New("no model is asked without --llm-url (or --llm-offline); leave the other --llm flags out, or give it")
		}
		return nil, nil
	}
	if m.Model == "" {
		return nil, errors.New("name the model with --llm-model")
	}
	if m.Timeout <= 0 || m.Concurrency < 1 || m.Concurrency > 64 {
		return nil, errors.New("--llm-timeout is longer than nothing, --llm-concurrency from 1 to 64")
	}
	if _, err := m.price(); err != nil {
		return nil, err
	}
	dir, err := m.cacheDir()
	if err != nil {
		return nil, err
	}
	inner, err := m.endpoint()
	if err != nil {
		return nil, err
	}
	reader, err := model.New(model.Config{Name: m.Model, Proposer: cache.New(dir, m.Model, inner), Concurrency: m.Concurrency})
	if err != nil {
		return nil, err
	}
	return reader, nil
}

// endpoint is what is asked for answers that are not in the cache; nil when nobody is.
func (m modelFlags) endpoint() (model.Proposer, error) {
	tokens, requests, err := budget(m.Budget)
	if err != nil || m.Offline {
		return nil, err
	}
	key := os.Getenv("KG_LLM_KEY")
	if m.KeyFile != "" {
		b, err := os.ReadFile(m.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("the file of the model's key cannot be read: %w", err)
		}
		key = strings.TrimSpace(string(b))
	}
	return endpoint.New(endpoint.Config{
		URL: m.URL, Model: m.Model, Key: key, Timeout: m.Timeout, Concurrency: m.Concurrency, MaxTokens: tokens, MaxRequests: requests,
	})
}

func (m modelFlags) cacheDir() (string, error) {
	if m.Cache != "" {
		return m.Cache, nil
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory to keep the model's answers in; name one with --llm-cache: %w", err)
	}
	return filepath.Join(base, "kg", "model"), nil
}

// budget reads "1000000", "50requests", "1000000tokens,50requests" and "none".
func budget(s string) (tokens int64, requests int, err error) {
	if s == "none" {
		return 0, 0, nil
	}
	for _, part := range strings.Split(s, ",") {
		part = strings.ReplaceAll(strings.TrimSpace(part), " ", "")
		number, isRequests := strings.CutSuffix(part, "requests")
		n, err := strconv.ParseInt(strings.TrimSuffix(number, "tokens"), 10, 32)
		switch {
		case err != nil || n < 1:
			return 0, 0, fmt.Errorf("--llm-budget %s: give a number of tokens, such as 1000000, of requests, such as 50requests, or none", s)
		case isRequests:
			requests = int(n)
		default:
			tokens = n
		}
	}
	return tokens, requests, nil
}

// price is what a million tokens cost, in and out; both 0 when not given.
type price struct{ in, out float64 }

func (m modelFlags) price() (price, error) {
	if m.Price == "" {
		return price{}, nil
	}
	in, out, _ := strings.Cut(m.Price, "/")
	i, err := strconv.ParseFloat(in, 64)
	o, err2 := strconv.ParseFloat(out, 64)
	if err != nil || err2 != nil || !(i >= 0 && i < 1e9) || !(o >= 0 && o < 1e9) {
		return price{}, fmt.Errorf("--llm-price %s: give the price of a million tokens in and out, such as 0.15/0.60", m.Price)
	}
	return price{i, o}, nil
}

// modelReport is the JSON form of what a model proposed.
type modelReport struct {
	Rule       string         `json:"rule"`
	Proposals  int            `json:"proposals"`
	Mentions   int            `json:"mentions"`
	Statements int            `json:"statements"`
	Dropped    map[string]int `json:"dropped,omitempty"`
	Parts      int            `json:"parts"`
	Unread     int            `json:"unread"`
	Failures   map[string]int `json:"failures,omitempty"`
	Cached     int            `json:"cached"`
	Requests   int            `json:"requests"`
	TokensIn   int64          `json:"tokensIn"`
	TokensOut  int64          `json:"tokensOut"`
	Unmetered  int            `json:"unmetered,omitempty"`
	Seconds    float64        `json:"seconds"`
	Cost       *float64       `json:"cost,omitempty"`
	Warnings   []string       `json:"warnings,omitempty"`
}

func (p price) report(d *document.Proposed) *modelReport {
	if d == nil {
		return nil
	}
	return &modelReport{
		Rule: d.By, Proposals: d.Asked(), Mentions: d.Mentions, Statements: d.Statements, Dropped: d.Dropped, Parts: d.Parts, Unread: d.Unread(),
		Failures: d.Failures, Cached: d.Cached, Requests: d.Requests, TokensIn: d.TokensIn, TokensOut: d.TokensOut, Unmetered: d.Unmetered,
		Seconds: d.Took.Round(time.Millisecond).Seconds(), Cost: p.cost(d), Warnings: d.Warnings,
	}
}

// cost is what the requests of a document cost; nil when no price is known.
func (p price) cost(d *document.Proposed) *float64 {
	if p == (price{}) {
		return nil
	}
	c := (float64(d.TokensIn)*p.in + float64(d.TokensOut)*p.out) / 1e6
	return &c
}

// tell prints what a model proposed for a document, and why it did not read all of it.
func (p price) tell(out, errs io.Writer, name string, d *document.Proposed) {
	if d == nil {
		return
	}
	fmt.Fprintf(out, "model    %s: %s made %d proposals, %d mentions and %d statements kept, %d dropped%s; %d parts, %d from the cache; %d requests, %d tokens in, %d out, %.1f s",
		name, strings.TrimPrefix(d.By, document.RuleModel), d.Asked(), d.Mentions, d.Statements, d.Asked()-d.Mentions-d.Statements, reasons(d.Dropped), d.Parts, d.Cached,
		d.Requests, d.TokensIn, d.TokensOut, d.Took.Seconds())
	if c := p.cost(d); c != nil {
		fmt.Fprintf(out, ", cost %.4f", *c)
	}
	if d.Unmetered > 0 {
		fmt.Fprintf(out, " (without %d answers whose tokens the endpoint does not report)", d.Unmetered)
	}
	fmt.Fprintln(out)
	for _, why := range byCount(d.Failures) {
		fmt.Fprintf(errs, "model    %s: %d of %d parts not read by the model: %s\n", name, d.Failures[why], d.Parts, why)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(errs, "model    %s: %s\n", name, w)
	}
}

func reasons(count map[string]int) string {
	var parts []string
	for _, why := range byCount(count) {
		parts = append(parts, fmt.Sprintf("%d %s", count[why], why))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// byCount are the keys, those with the highest counts first.
func byCount(count map[string]int) []string {
	keys := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return keys
}

// sum adds the account of one document to that of all.
func sum(all, d *document.Proposed) *document.Proposed {
	if d == nil {
		return all
	}
	if all == nil {
		all = &document.Proposed{By: d.By, Dropped: map[string]int{}, Failures: map[string]int{}}
	}
	all.Parts, all.Mentions, all.Statements = all.Parts+d.Parts, all.Mentions+d.Mentions, all.Statements+d.Statements
	all.Requests, all.Cached, all.Unmetered = all.Requests+d.Requests, all.Cached+d.Cached, all.Unmetered+d.Unmetered
	all.TokensIn, all.TokensOut, all.Took = all.TokensIn+d.TokensIn, all.TokensOut+d.TokensOut, all.Took+d.Took
	for why, n := range d.Dropped {
		all.Dropped[why] += n
	}
	for why, n := range d.Failures {
		all.Failures[why] += n
	}
	return all
}
