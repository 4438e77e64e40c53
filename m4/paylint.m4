# PL_REQUIRE(VARIABLE, MODULE, NAME, PACKAGES)
# Find a library with pkg-config; without it stop and name its packages.
AC_DEFUN([PL_REQUIRE], [
  PKG_CHECK_MODULES([$1], [$2], [],
    [AC_MSG_ERROR([$3 is missing ($2); install $4, or run scripts/try, which does])])
  PL_REQUIRES="$PL_REQUIRES${PL_REQUIRES:+, }$2"
  AC_SUBST([PL_REQUIRES])
])

# PL_BUILD_TOOLS
# How programs are made that run while paylint is built. Where it is built for
# another machine, they need a compiler and a libyaml of this one.
AC_DEFUN([PL_BUILD_TOOLS], [
  AC_ARG_VAR([CC_FOR_BUILD], [C compiler for programs that run while building])
  AC_ARG_VAR([CFLAGS_FOR_BUILD], [its flags])
  AC_ARG_VAR([LDFLAGS_FOR_BUILD], [its linker flags])
  AC_ARG_VAR([YAML_CFLAGS_FOR_BUILD], [its flags for libyaml])
  AC_ARG_VAR([YAML_LIBS_FOR_BUILD], [its libraries for libyaml])
  AS_IF([test "$cross_compiling" = yes],
    [: ${CC_FOR_BUILD=cc} ${YAML_LIBS_FOR_BUILD=-lyaml}],
    [: ${CC_FOR_BUILD=$CC} ${CFLAGS_FOR_BUILD=$CFLAGS}
     : ${LDFLAGS_FOR_BUILD=$LDFLAGS}
     : ${YAML_CFLAGS_FOR_BUILD=$YAML_CFLAGS}
     : ${YAML_LIBS_FOR_BUILD=$YAML_LIBS}
     BUILD_EXEEXT=$EXEEXT])
  AC_SUBST([BUILD_EXEEXT])
])

# PL_OPTIONAL(VARIABLE, OPTION, MODULE, USE)
# Find a library with pkg-config, or go without it and without its USE.
AC_DEFUN([PL_OPTIONAL], [
  AC_ARG_WITH([$2], [AS_HELP_STRING([--without-$2], [go without $4])], [],
    [with_$2=check])
  pl_found=no
  AS_IF([test "$with_$2" != no],
    [PKG_CHECK_MODULES([$1], [$3], [pl_found=yes], [pl_found=no])])
  AS_IF([test "$pl_found" = yes],
    [AC_DEFINE([HAVE_$1], [1], [$3 is there.])
     PL_REQUIRES="$PL_REQUIRES, $3"],
    [test "$with_$2" = yes],
    [AC_MSG_ERROR([$3 is missing])],
    [AC_MSG_NOTICE([building without $2: paylint will refuse $4])])
])

# PL_STATIC_LIBRARIES
# Link the libraries that were found statically where all of them are there as
# archives: to find and relocate shared ones takes as long as to check a small
# file. PL_STATIC stands before them on the linker's line, PL_SHARED after.
AC_DEFUN([PL_STATIC_LIBRARIES], [
  AC_ARG_ENABLE([static-libraries],
    [AS_HELP_STRING([--disable-static-libraries],
      [link shared libraries even where there are static ones])], [],
    [enable_static_libraries=check])
  AC_MSG_CHECKING([for static libraries])
  pl_found=no
  pl_saved_libs=$LIBS
  pl_libs="$YAML_LIBS $JSON_LIBS $PCRE2_LIBS $ZLIB_LIBS $ZSTD_LIBS"
  LIBS="-Wl,-Bstatic,--whole-archive $pl_libs"
  LIBS="$LIBS -Wl,--no-whole-archive,-Bdynamic $pl_saved_libs"
  AS_IF([test "$enable_static_libraries" != no],
    [AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [pl_found=yes])])
  LIBS=$pl_saved_libs
  AC_MSG_RESULT([$pl_found])
  AS_IF([test "$pl_found" = yes],
    [AC_SUBST([PL_STATIC], [-Wl,-Bstatic])
     AC_SUBST([PL_SHARED], [-Wl,-Bdynamic])],
    [test "$enable_static_libraries" = yes],
    [AC_MSG_ERROR([static libraries are missing])])
])

# PL_STATIC_PROGRAM
# Link the program with a static C library too, if there is one beside the other
# static libraries: its own pages are few, and nothing is relocated but the
# program. Sanitizers need the shared one; with LDFLAGS=-static all is static
# already.
AC_DEFUN([PL_STATIC_PROGRAM], [
  AC_MSG_CHECKING([for a static C library])
  pl_found=no
  pl_saved_ldflags=$LDFLAGS
  LDFLAGS="$LDFLAGS -static-pie -pthread"
  AS_CASE([" $pl_saved_ldflags $PL_LDFLAGS "],
    [*" -static "*|*" -fsanitize="*], [],
    [AS_IF([test -n "$PL_STATIC"],
      [AC_LINK_IFELSE([AC_LANG_PROGRAM([#include <stdio.h>], [puts("");])],
        [pl_found=yes])])])
  LDFLAGS=$pl_saved_ldflags
  AC_MSG_RESULT([$pl_found])
  AM_CONDITIONAL([STATIC_PROGRAM], [test "$pl_found" = yes])
])

# PL_TRY_CFLAG(FLAG): add FLAG to PL_CFLAGS if the compiler knows it.
AC_DEFUN([PL_TRY_CFLAG], [
  AC_MSG_CHECKING([whether $CC knows $1])
  pl_saved_cflags=$CFLAGS
  CFLAGS="-Werror $1"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])
     PL_CFLAGS="$PL_CFLAGS $1"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$pl_saved_cflags
])

AC_DEFUN([PL_WARNINGS], [
  AC_SUBST([PL_CFLAGS])
  AC_SUBST([PL_LDFLAGS])
  m4_foreach_w([pl_flag], [
    -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes
    -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wundef
    -Wpointer-arith -Wcast-qual -Wformat=2 -Wvla -Wnull-dereference
    -Wimplicit-fallthrough -Wduplicated-cond -Wlogical-op
  ], [PL_TRY_CFLAG(pl_flag)])
])

# PL_CODE: what makes better machine code of the engine's hot loop. GCC 12 joins
# words that stand beside each other, as the two of a sum, to vectors, and moves
# them between the registers of numbers and of vectors for each scalar.
AC_DEFUN([PL_CODE], [PL_TRY_CFLAG([-fno-tree-slp-vectorize])])

# PL_FLAVOUR(NAME, HELP, CFLAGS, LDFLAGS): a way to build, --enable-NAME.
AC_DEFUN([PL_FLAVOUR], [
  AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [$2])], [],
    [enable_$1=no])
  AS_IF([test "$enable_$1" = yes],
    [PL_CFLAGS="$PL_CFLAGS $3"
     PL_LDFLAGS="$PL_LDFLAGS $4"])
  AM_CONDITIONAL(m4_toupper([ENABLE_$1]), [test "$enable_$1" = yes])
])
