/*
 * Form: a way in which documents are held in a text: a Markdown page, a .http
 * file, a curl command, a Postman collection. One form is one file; the table
 * of all is made from list.am. A form finds documents and says nothing of them:
 * whether they are right is the rules' concern.
 *
 * What is not a JSON text but is to be checked (a request line with its
 * headers, the parameters of a URL) is handed over as the JSON object that says
 * the same, whose bytes stand for the places of what was read:
 *
 *   {"method": "GET", "url": "https://rest…", "scheme": "https", "host": "…",
 *    "path": "/purchases/quantity_series", "query": {"length": "100", …},
 *    "headers": {"authorization": "Bearer …"}}
 *
 * (members that are not there are left out, but for `url`). The brackets of the
 * object stand for the whole, those of `query` for the path; rules look at it
 * as at any document (shape `http-request`). input/request.h writes it.
 */
#ifndef PL_INPUT_FORM_H
#define PL_INPUT_FORM_H

#include "input/workspace.h"

/* What a document that was found is taken for. */
enum pl_taken {
    PL_TAKEN_JSON,    /* one JSON text, or lines of it, by content */
    PL_TAKEN_PROSE,   /* the same, in a page for people: what is no JSON at all,
                         or is JSON with the usual signs of documentation (`...`,
                         `(required, string)`), is let be unless pages are to be
                         checked strictly */
    PL_TAKEN_SENT,    /* JSON, one of many things that are sent: what is of no
                         known shape is let be */
    PL_TAKEN_FRAME,   /* the JSON text around documents, which is none: only its
                         mistakes are told */
    PL_TAKEN_REQUEST, /* an object made of a request, see above */
    PL_TAKEN_HEAD     /* the same, of one whose body comes next: both are one
                         document */
};

struct pl_form_taker {
    /* A document, in the order of the source; `extract` is the taker's to
     * change, but not to keep. */
    void (*document)(void *self, struct pl_extract *extract,
                     enum pl_taken taken);
    /* What keeps the text from being read, so that it was not checked. May be
     * NULL. */
    void (*trouble)(void *self, struct pl_slice message);
    void *self;
};

static inline void pl_form_tell(struct pl_form_taker taker,
                                struct pl_slice trouble) {
    if (taker.trouble)
        taker.trouble(taker.self, trouble);
}

struct pl_form {
    const char *name; /* `markdown` */
    const char *summary;
    bool shows_examples; /* its documents show how, and are not sent: they do
                            not count with those that are */
    const char *const *suffixes; /* of files' names that are it, in lower case;
                                    ends in NULL */
    /* Tell whether a text that begins so, of a file whose name does not decide,
     * is of this form. It may be JSON, and it may be cut anywhere. NULL: only
     * the name tells. */
    bool (*is)(struct pl_slice text);
    /* Hand over the documents in `from`. Memory comes from `space`, which frees
     * it, also if an allocation unwinds. */
    void (*find)(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker);
};

/* So much of a text tells its form. */
#define PL_FORM_BEGINNING 65536

/* The form of the file `name` whose text begins with `text`, or NULL: it is
 * plain. */
const struct pl_form *pl_form_of(struct pl_slice name, struct pl_slice text);

/* All forms, in the order of list.am; ends with NULL. */
extern const struct pl_form *const pl_forms[];

#endif
