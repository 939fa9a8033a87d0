/// How many requests somebody may send: budgets that refill evenly, and who has used up how much of
/// which. What the budgets are, and how a refusal looks, is the vendors'.
@NullMarked
package io.rollcall.faces.rate;

import org.jspecify.annotations.NullMarked;
