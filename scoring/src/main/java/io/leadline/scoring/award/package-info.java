/**
 * Cold: what figures earn: ranks, pools, eligibility, and the exact splitting of money.
 */
package io.leadline.scoring.award;
