// Package endpoint asks a language model behind an OpenAI-compatible address (POST …/chat/completions). It is the one
// place from which the text of a document leaves the machine, and is made only where an address was given.
//
// Everything is bounded: the size of an answer, the time of a request, how often one is sent again, how many are under way, and what
// the requests of one client may cost. Redirects to another host are not followed. An endpoint that fails again and
// again is not asked any more.
package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kg/annotate/model"
)

// Config is an endpoint and what may be asked of it. The zero value of a limit is its default.
type Config struct {
	URL   string // http or https, up to the part before "/chat/completions", or with it
	Model string
	Key   string // sent as a bearer token; never over plain http to another machine
	// Timeout is for one request, its answer included; one minute by default.
	Timeout time.Duration
	// Concurrency is how many requests are under way at a time; four by default.
	Concurrency int
	// MaxRequests and MaxTokens are what all requests of the client together may be; 0 for no limit. A request
	// that might go beyond the tokens is not sent.
	MaxRequests int
	MaxTokens   int64
	// Retries is how often a request is sent again after 429, 5xx or a broken connection; two by default, none when negative.
	Retries int
	// Backoff is the pause before the first repetition, twice that before the second; half a second by default. An
	// endpoint may ask for a longer one, up to MaxPause, half a minute by default.
	Backoff, MaxPause time.Duration
}

// Limits that are no choice.
const (
	maxBody       = 1 << 20 // bytes of an answer
	maxCompletion = 4096    // tokens that an answer may have
	maxRedirects  = 3
	maxFailures   = 3 // in a row, after which the endpoint is not asked any more
)

// Client asks one endpoint. It may be used from many goroutines.
type Client struct {
	config Config
	url    string
	http   *http.Client
	slots  chan struct{}
	newer  atomic.Bool // the endpoint takes the newer form of requests only

	mu       sync.Mutex
	requests int
	tokens   int64 // spent, and set aside for what is under way
	failures int   // in a row
	broken   error // why the endpoint is not asked any more
}

// New makes a client. Nothing is sent before the first Propose. The error says what of the configuration cannot be used.
func New(c Config) (*Client, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no address of a model: http://HOST… or https://HOST…", redacted(c.URL))
	}
	if u.User != nil || u.Fragment != "" {
		return nil, errors.New("the address of a model holds neither a name with password nor a fragment; give the key in a file")
	}
	if c.Key != "" && u.Scheme == "http" && !local(u.Hostname()) {
		return nil, fmt.Errorf("the key would go to %s in the clear; use https, or leave the key out", u.Host)
	}
	if strings.ContainsAny(c.Key, "\r\n\x00") {
		return nil, errors.New("the key is more than one line")
	}
	if !strings.HasSuffix(u.Path, "/chat/completions") {
		u.Path = strings.TrimSuffix(u.Path, "/") + "/chat/completions"
	}
	c = c.withDefaults()
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: min(c.Timeout, 10*time.Second)}).DialContext,
		TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: c.Concurrency, IdleConnTimeout: 30 * time.Second,
		ForceAttemptHTTP2: true,
	}
	return &Client{
		config: c, url: u.String(), slots: make(chan struct{}, c.Concurrency),
		http: &http.Client{Transport: transport, CheckRedirect: sameHost},
	}, nil
}

func (c Config) withDefaults() Config {
	set := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	set(&c.Timeout, time.Minute)
	set(&c.Backoff, 500*time.Millisecond)
	set(&c.MaxPause, 30*time.Second)
	if c.Concurrency <= 0 {
		c.Concurrency = 4
	}
	if c.Retries == 0 {
		c.Retries = 2
	}
	return c
}

// redacted is an address without what may be secret in it.
func redacted(address string) string {
	if at := strings.LastIndex(address, "@"); at >= 0 {
		address = "…" + address[at:]
	}
	if at := strings.IndexAny(address, "?#"); at >= 0 {
		address = address[:at] + "…"
	}
	return address
}

// local tells whether a host is this machine.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// errRedirect is told to the user by its message.
var errRedirect = errors.New("the endpoint redirects elsewhere; that is not followed")

// sameHost follows redirects that send the same request to the same host.
func sameHost(req *http.Request, via []*http.Request) error {
	first := via[0]
	if len(via) > maxRedirects || req.Method != first.Method || req.URL.Host != first.URL.Host || req.URL.Scheme != first.URL.Scheme {
		return errRedirect
	}
	return nil
}

// Propose sends the prompt and returns the text of the first choice. It keeps to the budget of the client, and
// repeats what may go better a second time.
func (c *Client) Propose(ctx context.Context, p model.Prompt) (model.Answer, error) {
	var a model.Answer
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return a, ctx.Err()
	}
	pause := c.config.Backoff
	for try := 0; ; try++ {
		aside, err := c.setAside(len(p.System) + len(p.User))
		if err != nil {
			return a, err
		}
		a.Requests++
		newer := c.newer.Load()
		f := c.send(ctx, requestBody(c.config.Model, p, newer), &a)
		c.settle(aside, a, f)
		if f == nil {
			return a, nil
		}
		if ctx.Err() != nil {
			return a, ctx.Err()
		}
		if f.newer && !newer {
			c.newer.Store(true)
			continue
		}
		if !f.again || try >= c.config.Retries || f.after > c.config.MaxPause {
			return a, c.failed(f)
		}
		select {
		case <-time.After(max(pause, f.after)):
		case <-ctx.Done():
			return a, ctx.Err()
		}
		pause *= 2
	}
}

// errSpent says that the budget is at its end.
var errSpent = errors.New("the budget is spent (--llm-budget); what was answered is kept in the cache, so loading again goes on from there")

// setAside takes from the budget what a request may cost at most: a token of the prompt has three bytes or more.
func (c *Client) setAside(promptBytes int) (int64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken != nil {
		return 0, c.broken
	}
	most := int64(promptBytes/3 + maxCompletion)
	if c.config.MaxRequests > 0 && c.requests >= c.config.MaxRequests || c.config.MaxTokens > 0 && c.tokens+most > c.config.MaxTokens {
		return 0, errSpent
	}
	c.requests++
	c.tokens += most
	return most, nil
}

// settle puts back what a request did not cost. Where the endpoint does not say, what was set aside is taken as spent.
func (c *Client) settle(aside int64, a model.Answer, f *failure) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case a.Metered:
		c.tokens += a.TokensIn + a.TokensOut - aside
	case f != nil && f.unread:
		c.tokens -= aside
	}
	if f == nil {
		c.failures = 0
	}
}

// failed counts a request that was given up, and after a few in a row stops asking.
func (c *Client) failed(f *failure) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failures++
	if c.broken == nil && (f.final || c.failures >= maxFailures) {
		c.broken = fmt.Errorf("the endpoint is not asked any more: %s", f.says)
	}
	return errors.New(f.says)
}
