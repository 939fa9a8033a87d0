@NullMarked
package io.rollcall.app.service.domain;

import org.jspecify.annotations.NullMarked;
