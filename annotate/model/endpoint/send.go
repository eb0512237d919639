package endpoint

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kg/annotate/model"
)

// failure is why a request has no answer.
type failure struct {
	says   string        // for the user
	again  bool          // it may go better a second time
	after  time.Duration // the endpoint asks to wait so long
	final  bool          // no other request will go better
	unread bool          // the model did not work on it
	newer  bool          // it asks for the newer form of requests
}

// The wire's form of a request.
type (
	request struct {
		Model       string    `json:"model"`
		Messages    []message `json:"messages"`
		Temperature *float64  `json:"temperature,omitempty"`
		MaxTokens   int       `json:"max_tokens,omitempty"`
		// MaxCompletion is what some models take in place of MaxTokens; they take no Temperature either.
		MaxCompletion int  `json:"max_completion_tokens,omitempty"`
		Stream        bool `json:"stream"`
	}
	message struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
)

// reply is what is read of an answer; endpoints add fields of their own.
type reply struct {
	Choices []struct {
		Message struct {
			Content *string `json:"content"`
		} `json:"message"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage *struct {
		In  int64 `json:"prompt_tokens"`
		Out int64 `json:"completion_tokens"`
	} `json:"usage"`
}

// requestBody is the body of a request, in the form that most endpoints take or in the newer one.
func requestBody(name string, p model.Prompt, newer bool) []byte {
	r := request{Model: name, Messages: []message{{"system", p.System}, {"user", p.User}}}
	if newer {
		r.MaxCompletion = maxCompletion
	} else {
		r.MaxTokens, r.Temperature = maxCompletion, new(float64)
	}
	b, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and numbers always have a JSON form
	}
	return b
}

// send sends one request and reads its answer into a.
func (c *Client) send(ctx context.Context, body []byte, a *model.Answer) *failure {
	ctx, cancel := context.WithTimeout(ctx, c.config.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return &failure{says: "the request cannot be made", final: true, unread: true}
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	if c.config.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.config.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return c.broke(ctx, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return c.refused(resp)
	}
	if media, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return &failure{says: fmt.Sprintf("the endpoint answers with %s, not JSON; is the address right?", known(media))}
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	if err != nil {
		return c.broke(ctx, err)
	}
	if len(raw) > maxBody {
		return &failure{says: fmt.Sprintf("the answer is larger than %d bytes", maxBody)}
	}
	return read(raw, a)
}

func known(media string) string {
	if media == "" {
		return "something unnamed"
	}
	return line(media, 60)
}

// broke says why a connection ended.
func (c *Client) broke(ctx context.Context, err error) *failure {
	switch {
	case errors.Is(err, errRedirect):
		return &failure{says: errRedirect.Error(), final: true, unread: true}
	case ctx.Err() != nil:
		return &failure{says: fmt.Sprintf("no answer within %s (--llm-timeout)", c.config.Timeout)}
	}
	return &failure{says: "the endpoint cannot be reached, or broke off", again: true}
}

// refused reads an answer that is none. An endpoint may repeat the key in its message; the user's terminal and logs do not.
func (c *Client) refused(resp *http.Response) *failure {
	f := &failure{says: fmt.Sprintf("the endpoint answers %d %s", resp.StatusCode, http.StatusText(resp.StatusCode)), unread: true}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 4096))
	var told struct {
		Error struct {
			Message string `json:"message"`
		} `json:"error"`
	}
	if err == nil && json.Unmarshal(raw, &told) == nil && told.Error.Message != "" {
		message := told.Error.Message
		if c.config.Key != "" {
			message = strings.ReplaceAll(message, c.config.Key, "…")
		}
		f.says += ": " + line(message, 200)
	}
	switch resp.StatusCode {
	case http.StatusBadRequest:
		f.newer = strings.Contains(told.Error.Message, "max_completion_tokens") || strings.Contains(told.Error.Message, "temperature")
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		f.again, f.after = true, retryAfter(resp.Header.Get("Retry-After"), time.Now())
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		f.final = true
	}
	return f
}

// retryAfter is the pause that a Retry-After header asks for: seconds or a date.
func retryAfter(value string, now time.Time) time.Duration {
	if s, err := strconv.Atoi(strings.TrimSpace(value)); err == nil {
		return time.Duration(min(max(s, 0), 1<<20)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// read takes the text and the tokens out of an answer.
func read(raw []byte, a *model.Answer) *failure {
	var r reply
	if err := json.Unmarshal(raw, &r); err != nil {
		return &failure{says: "the endpoint's answer is no JSON of a chat completion"}
	}
	if u := r.Usage; u != nil && u.In >= 0 && u.Out >= 0 && u.In < 1<<40 && u.Out < 1<<40 {
		a.TokensIn, a.TokensOut, a.Metered = u.In, u.Out, true
	}
	switch {
	case len(r.Choices) == 0 || r.Choices[0].Message.Content == nil:
		return &failure{says: "the endpoint's answer holds no text"}
	case r.Choices[0].FinishReason == "length":
		return &failure{says: fmt.Sprintf("the answer was longer than %d tokens and was cut off", maxCompletion)}
	}
	a.Text = *r.Choices[0].Message.Content
	return nil
}

// line is a message of another's in one short line of printable characters.
func line(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return s
}
