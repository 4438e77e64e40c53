/*
 * Page: what every page of the html format has in common. It is written in
 * src/report/page/ and made into lines of text when paylint is built.
 */
#ifndef PL_REPORT_PAGE_H
#define PL_REPORT_PAGE_H

/* Lines with their ends; the last is followed by NULL. */
extern const char *const pl_page_head[];
extern const char *const pl_page_style[];
extern const char *const pl_page_script[];

#endif
