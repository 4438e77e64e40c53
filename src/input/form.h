/*
 * Form: a way in which a text holds documents: a Markdown page, a .http file, a
 * curl command, a Postman collection. Each form is one file; the table of all
 * is made from list.am. A form finds documents. Whether they are right is
 * decided by the rules.
 *
 * A request is not a JSON text, but it is checked, too: the form gives a JSON
 * object with the same meaning (input/request.h writes it, rules know it as the
 * shape `http-request`):
 *
 *   {"method": "GET", "url": "https://rest…", "scheme": "https", "host": "…",
 *    "path": "/purchases/quantity_series", "query": {"length": "100", …},
 *    "headers": {"authorization": "Bearer …"}}
 *
 * Members that the request does not have are left out, except `url`. Each byte
 * of the object has its place in the source: the brackets of the object stand
 * for the whole request, those of `query` for the path.
 */
#ifndef PL_INPUT_FORM_H
#define PL_INPUT_FORM_H

#include "input/workspace.h"

/* What a document is. */
enum pl_taken {
    PL_TAKEN_JSON,     /* one JSON text, or lines of them, as its content
                          shows */
    PL_TAKEN_PROSE,    /* the same, on a page for people: unless pages are
                          checked strictly, it is passed over if it is no JSON at
                          all, or JSON with the usual signs of documentation
                          (`...`, `(required, string)`) */
    PL_TAKEN_SENT,     /* one JSON text of many that are sent: passed over if it
                          is of no known shape */
    PL_TAKEN_ENVELOPE, /* the JSON text around documents, not one itself: only
                       mistakes in its JSON are reported */
    PL_TAKEN_REQUEST,  /* the object made of a request, see above */
    PL_TAKEN_HEAD,     /* the same, and the body of the request comes next: the
                          two count as one document */
    PL_TAKEN_REPLY /* JSON, the reply to the last request: passed over unless
                      the rules say what shape it has (`reply`) */
};

struct pl_form_taker {
    /* Takes a document; they come in the order of the source. The taker may
     * change `extract`, but must not keep it. */
    void (*document)(void *self, struct pl_extract *extract,
                     enum pl_taken taken);
    /* Takes the reason why the text was not read and checked. May be NULL. */
    void (*trouble)(void *self, struct pl_slice message);
    void *self;
};

static inline void pl_form_tell(struct pl_form_taker taker,
                                struct pl_slice trouble) {
    if (taker.trouble)
        taker.trouble(taker.self, trouble);
}

struct pl_form {
    const char *name; /* name of the form: `markdown` */
    const char *summary;
    bool shows_examples; /* its documents are examples, not sent: they are not
                            counted with others */
    const char *const *suffixes; /* suffixes of its files, in lower case; ends
                                    with NULL */
    /* Tell whether `text`, the beginning of a file whose name does not decide,
     * is of this form. It may be JSON, and may be cut anywhere. NULL: only the
     * name decides. */
    bool (*is)(struct pl_slice text);
    /* Give the documents in `from` to `taker`. All memory comes from `space`,
     * whose owner frees it, so the heap may unwind. */
    void (*find)(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker);
};

/* Bytes of a text by which its form is recognised. */
#define PL_FORM_BEGINNING 65536

/* The form of the file `name`, whose text begins with `text`. NULL: a plain
 * file of documents. */
const struct pl_form *pl_form_of(struct pl_slice name, struct pl_slice text);

/* All forms, in the order of list.am; ends with NULL. */
extern const struct pl_form *const pl_forms[];

#endif
